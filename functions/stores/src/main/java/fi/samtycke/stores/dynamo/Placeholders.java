package fi.samtycke.stores.dynamo;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What stands for the names and values of one write in its expressions, so that no name can be one
/// of DynamoDB's reserved words.
final class Placeholders {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  /// The same name always gets the same.
  String name(String name) {
    return names.computeIfAbsent(name, _ -> "#n" + names.size());
  }

  String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  String condition(Condition condition) {
    StringBuilder expression = new StringBuilder();
    int nextName = 0;
    int nextValue = 0;
    for (int i = 0; i < condition.form().length(); i++) {
      char c = condition.form().charAt(i);
      switch (c) {
        case '#' -> expression.append(name(condition.names().get(nextName++)));
        case ':' -> expression.append(value(condition.values().get(nextValue++)));
        default -> expression.append(c);
      }
    }
    return expression.toString();
  }

  /// By placeholder; nothing instead of an empty one, which DynamoDB refuses.
  @Nullable Map<String, String> names() {
    if (names.isEmpty()) {
      return null;
    }
    Map<String, String> byPlaceholder = new HashMap<>();
    names.forEach((name, placeholder) -> byPlaceholder.put(placeholder, name));
    return byPlaceholder;
  }

  /// As of [#names()].
  @Nullable Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
