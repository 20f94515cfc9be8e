package fi.samtycke.web.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a form posted, by field name, before any rule is applied.
///
/// @param texts as typed
/// @param notText names that came with a number, an object or a list
public record Form(Map<String, String> texts, Set<String> notText) {

  /// The members of an object in a JSON body, as [JsonBody] reads it; no members for anything else.
  public static Form of(Object object) {
    Map<String, String> texts = new HashMap<>();
    Set<String> notText = new HashSet<>();
    if (object instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        boolean text = value instanceof String || value instanceof Boolean;
        texts.put((String) name, text ? value.toString() : "");
        if (!text) {
          notText.add((String) name);
        }
      });
    }
    return new Form(texts, notText);
  }

  /// The typed text; empty when the field was blank or did not come.
  public String text(String name) {
    String text = texts.getOrDefault(name, "");
    return text.isBlank() ? "" : text;
  }

  /// Whether a box was ticked.
  public boolean isTicked(String name) {
    return switch (text(name)) {
      case "true", "on", "1" -> true;
      default -> false;
    };
  }
}
