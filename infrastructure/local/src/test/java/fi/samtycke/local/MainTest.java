package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path home;

  @Test
  void help_says_how_to_start_it() throws Exception {
    assertThat(run(Map.of(), "--help")).contains("PORT=8081", "DATA=dir", "mvn -q -Prun");
    assertThat(run(Map.of("HELP", "1"))).contains("PORT=8081");
  }

  @Test
  void what_stops_it_is_one_sentence() throws Exception {
    assertThat(run(Map.of("PORT", "many")))
        .isEqualTo(
            "The local stack did not start. PORT should be a number from 0 to 65535, not many.\n");
    Files.writeString(home.resolve("template.yaml"), "Nonsense: {}\n");
    assertThat(run(Map.of("PORT", "0")))
        .startsWith("The local stack did not start. template:")
        .endsWith("has the unknown section Nonsense\n");
  }

  private String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsamtycke.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "fi.samtycke.local.Main"),
                    Stream.of(arguments))
                .toList());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try (InputStream output = process.getInputStream()) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      output.transferTo(said);
      process.waitFor();
      return said.toString(StandardCharsets.UTF_8);
    }
  }
}
