package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Checks every controller's YAML in a folder and writes the compact forms that the functions load.
///
/// Arguments: the folder of `*.yaml`, and a class path folder; `declaration/<id>.json` and
/// `declaration/controllers.txt` are written under it. With any fault nothing is written, every
/// fault stands on standard error as `file:line: key: what is wrong; expected what`, and the exit
/// status is 1.
public final class CompactDeclarations {
  private CompactDeclarations() {}

  /// Runs the build step.
  public static void main(String[] arguments) throws IOException {
    List<String> faults = compact(Path.of(arguments[0]), Path.of(arguments[1]));
    faults.forEach(System.err::println);
    if (!faults.isEmpty()) {
      System.exit(1);
    }
  }

  /// @return every fault, by file and line; empty when the compact forms have been written
  public static List<String> compact(Path from, Path to) throws IOException {
    Shape shape = new Shape();
    List<Fault> faults = new ArrayList<>();
    TreeMap<String, JsonNode> contents = new TreeMap<>();
    for (Path path : declarations(from)) {
      DeclaredFile file = DeclaredFile.read(path.getFileName().toString(), Files.readString(path));
      if (!file.content().isEmpty()) {
        shape.check(file);
        new Sense(file).check();
        new References(file).check();
      }
      faults.addAll(file.faults());
      contents.put(file.name().replaceFirst("\\.yaml$", ""), file.content());
    }
    if (contents.isEmpty()) {
      faults.add(new Fault(from.toString(), 1, "", "holds no *.yaml; expected a declaration"));
    }
    if (faults.isEmpty()) {
      Path folder = Files.createDirectories(to.resolve("declaration"));
      clear(folder);
      for (String id : contents.keySet()) {
        JsonNode content = contents.get(id);
        shape.complete(content);
        Files.writeString(folder.resolve(id + ".json"), CompactForm.of(content));
      }
      Files.write(folder.resolve("controllers.txt"), contents.keySet());
    }
    return faults.stream().sorted().map(Fault::toString).distinct().toList();
  }

  private static List<Path> declarations(Path from) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.yaml")) {
      files.forEach(paths::add);
    }
    return paths.stream().sorted().toList();
  }

  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> stale = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : stale) {
        Files.delete(file);
      }
    }
  }
}
