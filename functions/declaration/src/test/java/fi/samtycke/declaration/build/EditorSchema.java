package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The schema by which an editor completes and checks one file: as that of the whole, but nothing
/// need be there, anything may be blank, and `basedOn` names the model.
final class EditorSchema {
  private EditorSchema() {}

  /// @param whole `controller.schema.json`
  static ObjectNode of(JsonNode whole) {
    ObjectNode schema = whole.deepCopy();
    loosen(schema);
    schema.put("title", "What one file says: a company's, over its model, or a model's");
    schema.put(
        "description",
        "Derived from controller.schema.json, which holds for the whole: nothing need be said, and a key"
            + " with nothing behind it takes away what the model says.");
    schema
        .withObject("properties")
        .putObject("basedOn")
        .put("type", "string")
        .put("description", "the model: the name of a file, without .yaml");
    return schema;
  }

  private static void loosen(JsonNode node) {
    if (!(node instanceof ObjectNode schema)) {
      return;
    }
    schema.remove(List.of("required", "minItems", "minProperties"));
    if (schema.path("additionalProperties").isBoolean()) {
      schema.putObject("additionalProperties").put("type", "null");
    }
    if (schema.path("type").isTextual() && !schema.path("type").asText().equals("null")) {
      String type = schema.path("type").asText();
      schema.putArray("type").add(type).add("null");
    }
    if (schema.path("enum") instanceof ArrayNode values) {
      values.addNull();
    }
    if (schema.remove("const") instanceof JsonNode only) {
      schema.putArray("enum").add(only).addNull();
    }
    for (String map : List.of("properties", "$defs")) {
      schema.path(map).forEach(EditorSchema::loosen);
    }
    loosen(schema.path("items"));
    loosen(schema.path("additionalProperties"));
  }
}
