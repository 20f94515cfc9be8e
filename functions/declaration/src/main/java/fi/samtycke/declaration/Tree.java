package fi.samtycke.declaration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object read as a stream. Data binding would cost every cold start some 500 classes; this
/// one is enough for a file that was checked when it was built.
final class Tree {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final String name;

  private Tree(String name) {
    this.name = name;
  }

  /// Reads one object, up to but not including the key `until`, behind which nothing is looked at.
  static Tree read(JsonParser json, String name, String until) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalStateException(name + " is not a JSON object");
    }
    return object(json, name, until);
  }

  private static Tree object(JsonParser json, String name, String until) throws IOException {
    Tree tree = new Tree(name);
    for (String key = json.nextFieldName();
        key != null && !key.equals(until);
        key = json.nextFieldName()) {
      json.nextToken();
      tree.values.put(key, tree.value(json, key));
    }
    return tree;
  }

  private Object value(JsonParser json, String key) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json, place(key), "");
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(json, key));
        }
        yield items;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getIntValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new IllegalStateException(place(key) + " has a value of no use here");
    };
  }

  /// Joined without `+`, whose first use costs a cold start some milliseconds.
  private String place(String key) {
    return name.isEmpty() ? key : name.concat(".").concat(key);
  }

  Set<String> keys() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  void put(String key, Object value) {
    values.put(key, value);
  }

  /// The value as it is, for what takes several types.
  Object value(String key) {
    return get(key, Object.class);
  }

  String text(String key) {
    return get(key, String.class);
  }

  int number(String key) {
    return get(key, Integer.class);
  }

  boolean flag(String key) {
    return get(key, Boolean.class);
  }

  Tree tree(String key) {
    return get(key, Tree.class);
  }

  List<Tree> trees(String key) {
    return list(key, Tree.class);
  }

  List<String> texts(String key) {
    return list(key, String.class);
  }

  List<Integer> numbers(String key) {
    return list(key, Integer.class);
  }

  private <T> List<T> list(String key, Class<T> type) {
    List<T> items = new ArrayList<>();
    List<?> list = get(key, List.class);
    for (Object item : list) {
      items.add(checked(key, item, type));
    }
    return items;
  }

  private <T> T get(String key, Class<T> type) {
    return checked(key, values.get(key), type);
  }

  private <T> T checked(String key, @Nullable Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          place(key) + (value == null ? " is missing" : " is no " + type.getSimpleName()));
    }
    return type.cast(value);
  }
}
