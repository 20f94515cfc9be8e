package fi.samtycke.web;

import java.util.Map;
import java.util.Set;

/// What a form posted, by field name, before any rule is applied.
///
/// @param texts as typed
/// @param notText names that came with a number, an object or a list
public record Form(Map<String, String> texts, Set<String> notText) {

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
