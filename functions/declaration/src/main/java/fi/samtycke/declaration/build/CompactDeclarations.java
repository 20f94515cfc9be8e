package fi.samtycke.declaration.build;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checks every controller's YAML in a folder, each laid over its model, and writes the compact
/// forms that the functions load.
///
/// Arguments: the folder of `*.yaml`; a class path folder; and, where models may come from besides,
/// a second folder of `*.yaml`. `declaration/<id>.json` and `declaration/controllers.txt` are
/// written into the class path folder, and beside it, for people, `declarations/<id>.yaml`: the
/// whole, with the place of each value. With any fault nothing is written, every fault stands on
/// standard error as `file:line: key: what is wrong; expected what`, and the exit status is 1. What
/// was built from the same files stays as it is.
public final class CompactDeclarations {
  private CompactDeclarations() {}

  /// Runs the build step.
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    Path models = arguments.length > 2 ? Path.of(arguments[2]) : from;
    Inputs inputs = Inputs.of(from, models, to);
    if (inputs.areThoseOf(to)) {
      return;
    }
    List<String> faults = compact(from, models, to);
    faults.forEach(System.err::println);
    if (!faults.isEmpty()) {
      System.exit(1);
    }
    inputs.remember(to);
  }

  /// As below, with models from the same folder.
  public static List<String> compact(Path from, Path to) throws IOException {
    return compact(from, from, to);
  }

  /// @return every fault, by file and line; empty when the compact forms have been written
  public static List<String> compact(Path from, Path models, Path to) throws IOException {
    Shape shape = new Shape();
    Carriers carriers = Carriers.ofTheApplication();
    Sources sources = new Sources(from, models);
    Map<String, Whole> wholes = sources.wholes();
    List<Fault> faults = new ArrayList<>(sources.faults());
    for (Whole whole : wholes.values()) {
      shape.check(whole);
      new Sense(whole).check();
      new References(whole).check();
      carriers.check(whole);
      new Answers(whole).check();
      faults.addAll(whole.faults());
    }
    if (faults.isEmpty()) {
      write(wholes, shape, carriers, to);
    }
    return faults.stream().sorted().map(Fault::toString).distinct().toList();
  }

  private static void write(Map<String, Whole> wholes, Shape shape, Carriers carriers, Path to)
      throws IOException {
    Path compact = Files.createDirectories(to.resolve("declaration"));
    Path printed =
        Files.createDirectories(to.toAbsolutePath().normalize().resolveSibling("declarations"));
    clear(compact);
    for (Map.Entry<String, Whole> each : wholes.entrySet()) {
      String id = each.getKey();
      Whole whole = each.getValue();
      shape.complete(whole.content());
      Files.writeString(compact.resolve(id + ".json"), CompactForm.of(whole.content(), carriers));
      Files.write(printed.resolve(id + ".yaml"), Printed.of(whole));
    }
    Files.write(compact.resolve("controllers.txt"), wholes.keySet());
  }

  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> stale = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : stale) {
        Files.delete(file);
      }
    }
  }
}
