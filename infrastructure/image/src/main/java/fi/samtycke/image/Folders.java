package fi.samtycke.image;

import fi.samtycke.local.template.EventFiles;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.TemplateReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Lays out a folder for each zip that the template deploys, with its jars, the runtime client, the
/// bootstrap, the Dockerfile and what the rehearsal plays, and rehearses in it:
/// `<target>/<module>/` is what an image holds, and runs as it is on the JDK that made it.
///
/// `Folders <target> <jar of this module>`
public final class Folders {
  private static final Path HOME = Path.of(System.getProperty("samtycke.home"));

  private Folders() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Template template = TemplateReader.read(HOME.resolve("template.yaml"), Map.of());
    Set<String> zips = new TreeSet<>();
    template.functions().values().forEach(function -> zips.add(function.code()));
    for (String zip : zips) {
      Path folder = lay(template, zip, Path.of(arguments[1]), Path.of(arguments[0]));
      Rehearsal.main(new String[] {folder.toString()});
    }
  }

  /// @param zip as the template names it
  /// @param own the jar of this module
  static Path lay(Template template, String zip, Path own, Path target) throws IOException {
    String module = String.valueOf(Path.of(zip).getFileName()).replace(".zip", "");
    Path folder = target.resolve(module);
    empty(folder);
    jars(HOME.resolve(zip), own, folder);
    rehearsal(
        new EventFiles(template, HOME.resolve("events")),
        template.functions().values().stream().filter(it -> it.code().equals(zip)).toList(),
        folder);
    copy("bootstrap", folder);
    copy("Dockerfile", folder);
    Files.setPosixFilePermissions(
        folder.resolve("bootstrap"), PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(folder.resolve("lib"));
  }

  /// The zip's jars, the runtime client's and our own, and the class path: an AOT cache takes jars
  /// in one order and no folders.
  private static void jars(Path zip, Path own, Path folder) throws IOException {
    try (ZipFile deployed = new ZipFile(zip.toFile())) {
      for (ZipEntry entry :
          deployed.stream().filter(it -> it.getName().endsWith(".jar")).toList()) {
        try (InputStream jar = deployed.getInputStream(entry)) {
          Files.copy(jar, folder.resolve(entry.getName()));
        }
      }
    }
    for (String jar :
        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
      if (jar.contains("aws-lambda-java-runtime-interface-client")
          || jar.contains("aws-lambda-java-serialization")
          || jar.contains("aws-lambda-java-core")) {
        add(Path.of(jar), folder);
      }
    }
    add(own, folder);
    try (Stream<Path> all = Files.list(folder.resolve("lib"))) {
      List<String> names = all.map(jar -> "lib/" + jar.getFileName()).sorted().toList();
      Files.writeString(folder.resolve("classpath"), String.join(":", names));
    }
  }

  private static void add(Path jar, Path folder) throws IOException {
    Files.copy(
        jar,
        folder.resolve("lib").resolve(String.valueOf(jar.getFileName())),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void rehearsal(EventFiles events, List<Template.Function> functions, Path folder)
      throws IOException {
    Map<String, String> environment = new TreeMap<>();
    for (Template.Function function : functions) {
      environment.putAll(function.environment());
      for (Path event : events.of(function.id())) {
        Path place = folder.resolve("rehearsal").resolve(function.handler());
        Files.createDirectories(place);
        Files.copy(event, place.resolve(String.valueOf(event.getFileName())));
      }
    }
    Files.createDirectories(folder.resolve("rehearsal"));
    Files.write(
        folder.resolve("rehearsal/environment"),
        environment.entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue().replaceAll("\\s+", " "))
            .toList());
  }

  private static void copy(String resource, Path folder) throws IOException {
    try (InputStream stream = Folders.class.getResourceAsStream("/" + resource)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      Files.copy(stream, folder.resolve(resource));
    }
  }
}
