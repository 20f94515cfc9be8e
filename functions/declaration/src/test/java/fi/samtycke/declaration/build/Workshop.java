package fi.samtycke.declaration.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A folder of controllers and a class path folder, and the build step between them. Models come
/// from the same folder, or else from the application's.
record Workshop(Path controllers, Path classes) {

  static final Path HOME = Path.of(System.getProperty("samtycke.home", ""));
  static final Path MODELS = HOME.resolve("infrastructure/controllers");

  static Workshop in(Path folder) throws IOException {
    return new Workshop(
        Files.createDirectories(folder.resolve("controllers")),
        Files.createDirectories(folder.resolve("classes")));
  }

  /// A made-up controller that is in order, and based on no model.
  static String northernLights() throws IOException {
    try (InputStream in = Workshop.class.getResourceAsStream("/alone/northern-lights.yaml")) {
      return new String(
          Objects.requireNonNull(in, "no fixture").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A made-up controller that is in order, over the application's model.
  static String thinNorthernLights() throws IOException {
    return Files.readString(
        HOME.resolve("functions/declaration/src/test/resources/controllers/northern-lights.yaml"));
  }

  /// The made-up controller with one passage written otherwise.
  static String northernLightsWith(String passage, String instead) throws IOException {
    return with(northernLights(), passage, instead);
  }

  static String with(String whole, String passage, String instead) {
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
    return CompactDeclarations.compact(controllers, MODELS, classes);
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
