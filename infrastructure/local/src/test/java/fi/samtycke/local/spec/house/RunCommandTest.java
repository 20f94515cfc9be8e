package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The run command compiles all modules together, and has to be told where they are.
class RunCommandTest {
  private static final Path FUNCTIONS = Application.HOME.resolve("functions");

  @ParameterizedTest
  @MethodSource("sources")
  void the_run_command_compiles_every_module_and_its_pages(String source) throws IOException {
    assertThat(Files.readString(Application.HOME.resolve("infrastructure/local/pom.xml")))
        .contains("<compileSourceRoot>${functions}/%s</compileSourceRoot>".formatted(source));
  }

  static List<String> sources() throws IOException {
    try (Stream<Path> modules = Files.list(FUNCTIONS)) {
      return modules
          .sorted()
          .map(module -> module.resolve("src/main"))
          .flatMap(RunCommandTest::sources)
          .toList();
    }
  }

  private static Stream<String> sources(Path main) {
    String module = FUNCTIONS.relativize(main.getParent().getParent()).toString();
    return Stream.concat(
        Files.exists(main.resolve("java")) ? Stream.of(module + "/src/main/java") : Stream.of(),
        Files.exists(main.resolve("jte"))
            ? Stream.of(module + "/${output}/generated-sources/jte")
            : Stream.of());
  }
}
