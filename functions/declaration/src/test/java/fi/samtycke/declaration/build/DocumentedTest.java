package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// N18: `docs/declaration.md` is true: its company can be built, and so can what it may say
/// otherwise.
class DocumentedTest {
  private static final String FILE = "nordic-bakery.yaml";

  @TempDir private Path folder;
  private String page;
  private List<String> blocks;

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Workshop.HOME.resolve("docs/declaration.md"));
    blocks = new ArrayList<>();
    Matcher block = Pattern.compile("(?s)( *)```yaml\n(.*?)\\1```").matcher(page);
    while (block.find()) {
      blocks.add(block.group(2).replaceAll("(?m)^" + block.group(1), ""));
    }
  }

  @Test
  void its_company_can_be_built_as_it_stands() throws IOException {
    assertThat(Workshop.in(folder).declaring(FILE, blocks.getFirst()).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void what_a_company_may_say_otherwise_can_be_built(int block) throws IOException {
    Workshop workshop = Workshop.in(folder).declaring(FILE, blocks.getFirst());
    String otherwise = "basedOn: nordic-bakery\nid: otherwise\n" + blocks.get(block);

    assertThat(workshop.declaring("otherwise.yaml", otherwise).faults()).isEmpty();
    assertThat(blocks).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "'fi: \"Helsinki, Suomi\", ', ''",
    "name: Nordic Bakery Oy, ''",
    "since: 2026-01-01, 'days: 7\n  since: 2026-01-01'"
  })
  void the_faults_that_it_tells_of_are_told_so(String passage, String instead) throws IOException {
    String broken = Workshop.with(blocks.getFirst(), passage, instead);

    assertThat(withoutLines(page))
        .contains(withoutLines(Workshop.in(folder).declaring(FILE, broken).faults().getFirst()));
  }

  /// A line of the model moves whenever somebody adds to it.
  private static String withoutLines(String faults) {
    return faults.replaceAll("yaml:\\d+", "yaml");
  }

  @Test
  void it_names_every_key_of_a_declaration() throws IOException {
    Path schema = Workshop.MODELS.resolve("controller.schema.json");
    new ObjectMapper()
        .readTree(schema.toFile())
        .path("properties")
        .fieldNames()
        .forEachRemaining(key -> assertThat(page).contains("`" + key + "`"));
  }
}
