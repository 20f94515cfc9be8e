package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema serves an editor as well as the build.
class SchemaTest {
  private static final Path CONTROLLERS =
      Path.of(System.getProperty("samtycke.home", ""), "infrastructure", "controllers");

  @Test
  void it_is_a_schema_of_draft_2020_12() throws IOException {
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012))
                .validate(schema()))
        .isEmpty();
  }

  @Test
  void every_key_is_explained() throws IOException {
    List<String> unexplained = new ArrayList<>();
    collect(schema(), schema(), "", unexplained);

    assertThat(unexplained).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "finnish-company.yaml",
        "btb-group.yaml",
        "btb-plaza.yaml",
        "btb-transformers.yaml"
      })
  void an_editor_finds_its_schema_beside_each_declaration_and_has_nothing_to_say(String file)
      throws IOException {
    String yaml = Files.readString(CONTROLLERS.resolve(file));

    assertThat(yaml.lines())
        .first()
        .isEqualTo("# yaml-language-server: $schema=company.schema.json");
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(read("company.schema.json"))
                .validate(SourceFile.read(file, yaml).content().json()))
        .isEmpty();
  }

  @Test
  void the_editors_schema_is_that_of_the_whole_with_nothing_required() throws IOException {
    JsonNode derived = EditorSchema.of(schema());
    Path target = CONTROLLERS.resolve("../../functions/declaration/target").normalize();
    Path printed = Files.createDirectories(target).resolve("company.schema.json");
    Files.writeString(printed, derived + "\n");

    assertThat(read("company.schema.json"))
        .as("what follows from controller.schema.json now stands in " + printed)
        .isEqualTo(derived);
  }

  private static void collect(JsonNode schema, JsonNode node, String place, List<String> found) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode child = entry.getValue();
      if (place.endsWith("/properties") && !isExplained(schema, child)) {
        found.add(place + "/" + entry.getKey());
      }
      collect(schema, child, place + "/" + entry.getKey(), found);
    }
  }

  private static boolean isExplained(JsonNode schema, JsonNode rule) {
    String reference = rule.path("$ref").asText("#").substring(1);
    return rule.has("description")
        || (!reference.isEmpty() && schema.at(reference).has("description"));
  }

  private static JsonNode schema() throws IOException {
    return read("controller.schema.json");
  }

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(CONTROLLERS.resolve(file)));
  }
}
