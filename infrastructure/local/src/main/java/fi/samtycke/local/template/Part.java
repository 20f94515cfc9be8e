package fi.samtycke.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A mapping of the template, intrinsic functions resolved, that remembers what was read of it:
/// what nobody asked for is not known here, and [#done()] refuses it.
final class Part {
  private final String where;
  private final Map<String, Object> values;
  private final Set<String> unread;

  Part(String where, Map<String, Object> values) {
    this.where = where;
    this.values = values;
    this.unread = new TreeSet<>(values.keySet());
  }

  String where() {
    return where;
  }

  Set<String> keys() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /// Properties that mean something at AWS and nothing on one machine.
  Part without(String... known) {
    unread.removeAll(Set.of(known));
    return this;
  }

  void done() {
    if (!unread.isEmpty()) {
      throw new TemplateRefused(
          where, "has the unknown property " + String.join(", ", unread) + "; it is not run here");
    }
  }

  Optional<Object> value(String key) {
    unread.remove(key);
    return Optional.ofNullable(values.get(key));
  }

  String text(String key) {
    return optionalText(key).orElseThrow(() -> new TemplateRefused(where, "lacks " + key));
  }

  Optional<String> optionalText(String key) {
    return value(key)
        .map(value -> {
          if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
          }
          throw new TemplateRefused(at(key), "should be a text");
        });
  }

  int number(String key, int otherwise) {
    return optionalText(key)
        .map(text -> {
          try {
            return Integer.parseInt(text);
          } catch (NumberFormatException _) {
            throw new TemplateRefused(at(key), "should be a whole number");
          }
        })
        .orElse(otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    return optionalText(key).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /// The texts of a list; a single text counts as a list of one.
  List<String> texts(String key) {
    return value(key)
        .map(value -> value instanceof List<?> list ? list : List.of(value))
        .map(list -> list.stream().map(Object::toString).toList())
        .orElse(List.of());
  }

  Part part(String key) {
    return mapping(at(key), value(key).orElse(Map.of()));
  }

  List<Part> parts(String key) {
    List<Part> parts = new ArrayList<>();
    if (value(key).orElse(List.of()) instanceof List<?> list) {
      for (Object each : list) {
        parts.add(mapping(at(key) + "[" + parts.size() + "]", each));
      }
      return parts;
    }
    throw new TemplateRefused(at(key), "should be a list");
  }

  static Part mapping(String where, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((key, each) -> values.put(key.toString(), each));
      return new Part(where, values);
    }
    throw new TemplateRefused(where, "should be a mapping");
  }

  private String at(String key) {
    return where + "." + key;
  }
}
