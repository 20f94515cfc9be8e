package fi.samtycke.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads requests to AWS strictly: what is not known here is refused, because what runs here must
/// be what is deployed.
public final class Json {
  private Json() {}

  /// @throws Refused when the object has another member than these
  public static JsonNode only(JsonNode object, String where, String... known) {
    Set<String> names = Set.of(known);
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!names.contains(name)) {
            throw Refused.badRequest("The local stack does not know " + name + " in " + where);
          }
        });
    return object;
  }

  public static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  public static void pairs(JsonNode array, String where, Map<String, String> into) {
    for (JsonNode each : array) {
      only(each, where, "Name", "Value");
      into.put(each.path("Name").asText(), each.path("Value").asText());
    }
  }
}
