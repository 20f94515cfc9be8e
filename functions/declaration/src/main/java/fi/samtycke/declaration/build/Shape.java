package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.ApplyDefaultsStrategy;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The shape of a declaration, as `controller.schema.json` says: the only place that says it.
final class Shape {
  private final JsonNode document;
  private final JsonSchema schema;

  Shape() {
    try (InputStream in = Shape.class.getResourceAsStream("controller.schema.json")) {
      document = new ObjectMapper().readTree(Objects.requireNonNull(in, "no schema"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                document,
                SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .locale(Locale.ENGLISH)
                    .applyDefaultsStrategy(new ApplyDefaultsStrategy(true, false, false))
                    .build());
  }

  /// Adds what the schema finds to the faults.
  void check(Whole file) {
    for (ValidationMessage found : schema.validate(file.content())) {
      String place = found.getInstanceLocation().toString();
      switch (found.getType()) {
        case "required", "additionalProperties" ->
            file.fault(place + "/" + found.getProperty(), what(found));
        default -> file.fault(place, what(found));
      }
    }
  }

  /// The values that the schema allows for one of its definitions.
  List<String> values(String definition) {
    return texts(document.path("$defs").path(definition).path("enum"));
  }

  /// Writes every default into the content.
  void complete(JsonNode content) {
    schema.walk(content, false);
  }

  private String what(ValidationMessage found) {
    JsonNode rule = document.at(found.getSchemaLocation().getFragment().toString());
    JsonNode around = document.at(found.getSchemaLocation().getFragment().getParent().toString());
    if (found.getInstanceNode().isNull()) {
      return "is missing; expected " + around.path("description").asText(kind(rule.asText()));
    }
    String is = "is " + brief(found.getInstanceNode()) + "; expected ";
    return switch (found.getType()) {
      case "required" -> "is missing" + described("; expected ", around, found.getProperty());
      case "additionalProperties" ->
          "is not a key that belongs here; expected one of " + keys(around);
      case "type" -> is + kind(rule.asText());
      case "enum" -> is + "one of " + String.join(", ", texts(rule));
      case "const" -> is + brief(rule);
      case "minimum" -> is + "at least " + rule;
      case "maximum" -> is + "at most " + rule;
      case "maxLength" -> is + "at most " + rule + " characters";
      case "minItems", "minProperties" -> "is empty; expected at least " + rule;
      case "uniqueItems" -> "has something twice; expected everything once";
      default -> is + around.path("description").asText("to match " + rule.asText());
    };
  }

  private String described(String before, JsonNode around, String property) {
    JsonNode rule = around.path("properties").path(property);
    String description = rule.path("description").asText("");
    if (description.isEmpty() && rule.has("$ref")) {
      description =
          document.at(rule.path("$ref").asText().substring(1)).path("description").asText("");
    }
    return description.isEmpty() ? "" : before + description;
  }

  private static String keys(JsonNode around) {
    List<String> keys = new ArrayList<>();
    around.path("properties").fieldNames().forEachRemaining(keys::add);
    return String.join(", ", keys);
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static String brief(JsonNode value) {
    if (value.isContainerNode()) {
      return value.isArray() ? "a list" : "a group of keys";
    }
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…\"" : text;
  }

  private static String kind(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      default -> "a group of keys";
    };
  }
}
