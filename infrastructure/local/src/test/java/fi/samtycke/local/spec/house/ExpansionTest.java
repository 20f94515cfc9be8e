package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Expansion;
import fi.samtycke.local.template.WholeTemplate;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How large the stack is: CloudFormation takes 500 resources, counted after the transform.
class ExpansionTest {
  /// With the whole mission in it. What is beyond is for a second application.
  private static final int MOST_RESOURCES = 260;

  private static final Path TEMPLATE = Application.HOME.resolve("template.yaml");
  private static final Path EXPAND =
      Application.HOME.resolve("infrastructure/local/src/test/resources/expand.py");

  @TempDir private Path folder;

  @Test
  void the_stack_leaves_half_of_what_CloudFormation_takes() throws IOException {
    int resources = expansion().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(resources).as("resources: %s", expansion()).isBetween(1, MOST_RESOURCES);
  }

  @Test
  void our_own_expansion_is_that_of_the_SAM_translator() throws Exception {
    if (python("-c", "import samtranslator") != 0) {
      System.err.println("SKIPPED: THE SAM TRANSLATOR IS NOT INSTALLED, python3 CANNOT IMPORT IT");
      Assumptions.abort("the SAM translator is not installed");
    }
    assertThat(python(EXPAND.toString(), TEMPLATE.toString())).as(() -> text("errors")).isZero();
    Map<String, Integer> translated =
        new JsonMapper().readValue(text("output"), new TypeReference<>() {});
    assertThat(expansion()).containsExactlyInAnyOrderEntriesOf(translated);
  }

  private static Map<String, Integer> expansion() throws IOException {
    return Expansion.of(WholeTemplate.read(TEMPLATE));
  }

  /// @return its exit code; other than zero, too, where there is no Python
  private int python(String... arguments) throws InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "python3";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      return new ProcessBuilder(command)
          .redirectOutput(Redirect.to(folder.resolve("output").toFile()))
          .redirectError(Redirect.to(folder.resolve("errors").toFile()))
          .start()
          .waitFor();
    } catch (IOException thereIsNone) {
      return 1;
    }
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
