package fi.samtycke.declaration.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A folder of controllers and a class path folder, and the build step between them.
record Workshop(Path controllers, Path classes) {

  static Workshop in(Path folder) throws IOException {
    return new Workshop(
        Files.createDirectories(folder.resolve("controllers")),
        Files.createDirectories(folder.resolve("classes")));
  }

  /// A made-up controller that is in order.
  static String northernLights() throws IOException {
    try (InputStream in = Workshop.class.getResourceAsStream("/controllers/northern-lights.yaml")) {
      return new String(
          Objects.requireNonNull(in, "no fixture").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The made-up controller with one passage written otherwise.
  static String northernLightsWith(String passage, String instead) throws IOException {
    String whole = northernLights();
    if (!whole.contains(passage)) {
      throw new IllegalArgumentException("the made-up controller has no passage " + passage);
    }
    return whole.replace(passage, instead);
  }

  Workshop declaring(String fileName, String yaml) throws IOException {
    Files.writeString(controllers.resolve(fileName), yaml);
    return this;
  }

  List<String> faults() throws IOException {
    return CompactDeclarations.compact(controllers, classes);
  }

  /// The compact form of a controller whose declaration is in order.
  String compacted(String id) throws IOException {
    List<String> faults = faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join("\n", faults));
    }
    return Files.readString(classes.resolve("declaration").resolve(id + ".json"));
  }
}
