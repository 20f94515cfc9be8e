package fi.samtycke.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody sent to `/_local`: a JSON object, or the fields of one of our pages.
final class Fields {
  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode sent;

  private Fields(ObjectNode sent) {
    this.sent = sent;
  }

  /// @throws IllegalArgumentException when it is neither, or has a field that is not known
  static Fields of(Context context, String... known) {
    ObjectNode sent = form(context) ? fromForm(context) : fromJson(context.body());
    Set<String> names = Set.of(known);
    sent.fieldNames()
        .forEachRemaining(name -> {
          if (!names.contains(name)) {
            throw new IllegalArgumentException("unknown field " + name + ", known are " + names);
          }
        });
    return new Fields(sent);
  }

  /// Whether one of our pages sent it, and wants to see a page. JSON under this type comes from a
  /// bare `curl -d`.
  static boolean form(Context context) {
    return String.valueOf(context.contentType()).startsWith("application/x-www-form-urlencoded")
        && !context.body().startsWith("{");
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(sent.get(name)).map(JsonNode::asText).filter(t -> !t.isBlank());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode value = sent.path(name);
    if (value.isTextual()) {
      texts.add(value.asText());
    }
    value.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static ObjectNode fromForm(Context context) {
    ObjectNode fields = JSON.createObjectNode();
    context.formParamMap().forEach((name, values) -> values.forEach(fields.withArray(name)::add));
    fields
        .properties()
        .forEach(each -> {
          if (each.getValue().size() == 1) {
            each.setValue(each.getValue().get(0));
          }
        });
    return fields;
  }

  private static ObjectNode fromJson(String body) {
    try {
      if (JSON.readTree(body.isBlank() ? "{}" : body) instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalArgumentException("the body should be a JSON object");
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("the body is no JSON", malformed);
    }
  }
}
