package fi.samtycke.image;

import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.TemplateReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The contact form's zip laid out in a folder, and a form posted to what is started there.
final class Started {
  static final String ZIP = "functions/intake/target/intake.zip";
  static final Path HOME = Path.of(System.getProperty("samtycke.home"));
  private static final String HANDLER = "fi.samtycke.intake.form.ReceiveMessageHandler";

  private Started() {}

  static Path folder(Path target) throws IOException {
    Template template = TemplateReader.read(HOME.resolve("template.yaml"), Map.of());
    return Folders.lay(template, ZIP, ownJar(target.resolve("image-own.jar")), target);
  }

  /// Starts the function, posts the form of `events/` and stops it.
  ///
  /// @param cache what the bootstrap is told of the cache
  static RuntimeStandIn.Answer postsAForm(Path folder, String cache)
      throws IOException, InterruptedException {
    try (RuntimeStandIn runtime =
        new RuntimeStandIn(fi.samtycke.platform.CannedHttp.answer("asked"))) {
      Process process = new Rehearsal(folder).start(runtime, HANDLER, cache);
      byte[] event =
          Files.readString(HOME.resolve("events/intake/post-json.json"))
              .getBytes(StandardCharsets.UTF_8);
      Optional<RuntimeStandIn.Answer> answer = runtime.invoke(event, Duration.ofSeconds(60));
      process.destroy();
      process.waitFor();
      return answer.orElseThrow(() -> new AssertionError(log(folder)));
    }
  }

  static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private static String log(Path folder) {
    try {
      return Files.readString(folder.resolve("rehearsal/log"));
    } catch (IOException missing) {
      return "no log in " + folder;
    }
  }

  /// An AOT cache takes jars and no folders.
  private static Path ownJar(Path jar) throws IOException {
    Path classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> Files.exists(path.resolve("fi/samtycke/image/Understudy.class")))
            .findFirst()
            .orElseThrow();
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
