package fi.samtycke.web.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was posted, by field name, before any rule is applied.
///
/// @param members as [fi.samtycke.platform.JsonReader] reads them
public record Form(Map<String, ?> members) {
  public static final Form EMPTY = new Form(Map.of());

  public Set<String> names() {
    return members.keySet();
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// The typed text; empty when the field was blank, was no text or did not come.
  public String text(String name) {
    Object value = members.get(name);
    String text = value instanceof String || value instanceof Boolean ? value.toString() : "";
    return text.isBlank() ? "" : text;
  }

  /// Whether it did not come as a number, an object or a list.
  public boolean isText(String name) {
    Object value = members.get(name);
    return value == null || value instanceof String || value instanceof Boolean;
  }

  /// Whether a box was ticked.
  public boolean isTicked(String name) {
    return switch (text(name)) {
      case "true", "on", "1" -> true;
      default -> false;
    };
  }

  /// The members of an object; none for anything else.
  public Form form(String name) {
    return of(members.get(name));
  }

  /// The objects of a list; none for anything else.
  public List<Form> forms(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(Form::of).toList()
        : List.of();
  }

  /// The texts of a list; empty when it is none, or holds anything else.
  public Optional<List<String>> texts(String name) {
    return members.get(name) instanceof List<?> list
            && list.stream().allMatch(String.class::isInstance)
        ? Optional.of(list.stream().map(String.class::cast).toList())
        : Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static Form of(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> object ? new Form((Map<String, ?>) object) : EMPTY;
  }
}
