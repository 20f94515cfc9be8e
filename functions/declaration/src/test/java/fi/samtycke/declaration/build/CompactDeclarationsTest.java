package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N1: a third controller is one more file; its compact form says all that the file says.
class CompactDeclarationsTest {
  private static final String ID = "northern-lights";

  @TempDir private Path folder;
  private Workshop workshop;

  @BeforeEach
  void declareTheMadeUpController() throws IOException {
    workshop = Workshop.in(folder).declaring(ID + ".yaml", Workshop.northernLights());
  }

  @Test
  void defaults_are_written_out() throws IOException {
    JsonNode orderNumber = compacted().at("/registers/3/groups/1/fields/0");

    assertThat(orderNumber.path("name").asText()).isEqualTo("orderNumber");
    assertThat(orderNumber.path("required").isBoolean()).isTrue();
    assertThat(orderNumber.path("required").booleanValue()).isFalse();
    assertThat(orderNumber.path("maxLength").intValue()).isEqualTo(200);
  }

  @Test
  void a_language_that_is_not_offered_says_what_the_default_says() throws IOException {
    JsonNode label = compacted().at("/registers/3/groups/1/fields/0/label");

    assertThat(label.path("fi").asText()).isEqualTo("Order number");
    assertThat(label.path("sv").asText()).isEqualTo("Ordernummer");
  }

  @Test
  void all_that_the_file_says_stands_behind_what_the_functions_read() throws IOException {
    JsonNode compact = compacted();

    assertThat(compact.fieldNames())
        .toIterable()
        .startsWith("version", "id")
        .endsWith("description");
    assertThat(compact.at("/evidence/ledger").asText()).isEqualTo("P1Y");
    assertThat(compact.at("/evidence/text").isMissingNode()).isTrue();
    assertThat(compact.at("/description/evidence/text/sv").asText()).isEqualTo("Bevis");
    assertThat(compact.at("/description/purposes/0/id").asText()).isEqualTo("reply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # A made-up controller, as short       | # Another comment, as short            | true
          {en: Customers, sv: Kunder}            | {sv: Kunder, en: Customers}            | true
          type: line\\n            label         | required: false\\n            type: line\\n            label | true
          days: 7                                | days: 8                                | false
          [en, sv]                               | [sv, en]                               | false
          By statute                             | As statutes say                        | false
          """)
  void the_version_is_that_of_the_content(String passage, String instead, boolean same)
      throws IOException {
    String before = compacted().path("version").asText();
    workshop.declaring(
        ID + ".yaml",
        Workshop.northernLightsWith(passage.translateEscapes(), instead.translateEscapes()));
    String after = compacted().path("version").asText();

    assertThat(before).matches("[0-9a-f]{16}");
    assertThat(after.equals(before)).isEqualTo(same);
  }

  @Test
  void a_controller_that_is_gone_leaves_nothing_behind() throws IOException {
    compacted();
    Files.move(
        workshop.controllers().resolve(ID + ".yaml"), workshop.controllers().resolve("one.yaml"));
    workshop.declaring("one.yaml", Workshop.northernLightsWith("id: " + ID, "id: one"));
    workshop.compacted("one");

    assertThat(workshop.classes().resolve("declaration"))
        .isDirectoryContaining("glob:**one.json")
        .isDirectoryNotContaining("glob:**" + ID + ".json");
    assertThat(Files.readAllLines(workshop.classes().resolve("declaration/controllers.txt")))
        .isEqualTo(List.of("one"));
  }

  private JsonNode compacted() throws IOException {
    return new ObjectMapper().readTree(workshop.compacted(ID));
  }
}
