package fi.samtycke.evidence;

import fi.samtycke.platform.JsonReader;
import fi.samtycke.stores.dynamo.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as an export of DynamoDB writes them, one JSON object a line: `{"Item": {"pk": {"S":
/// "..."}}}`. Reads the types that the stores use; others are left out. See
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
final class DynamoJson {
  private DynamoJson() {}

  /// @return empty for a line that holds no item
  /// @throws IllegalArgumentException for what is no JSON
  static Optional<Attributes> item(String line) {
    Object read = JsonReader.read(line);
    return JsonReader.at(read, "Item") instanceof Map<?, ?> item && !item.isEmpty()
        ? Optional.of(Attributes.of(attributes(item)))
        : Optional.empty();
  }

  private static Map<String, AttributeValue> attributes(Map<?, ?> map) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    for (Map.Entry<?, ?> attribute : map.entrySet()) {
      value(attribute.getValue())
          .ifPresent(value -> attributes.put(String.valueOf(attribute.getKey()), value));
    }
    return attributes;
  }

  private static Optional<AttributeValue> value(Object typed) {
    if (!(typed instanceof Map<?, ?> map) || map.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<?, ?> entry = map.entrySet().iterator().next();
    String type = String.valueOf(entry.getKey());
    return switch (entry.getValue()) {
      case String text when type.equals("S") -> Optional.of(AttributeValue.fromS(text));
      case String number when type.equals("N") -> Optional.of(AttributeValue.fromN(number));
      case Boolean flag when type.equals("BOOL") -> Optional.of(AttributeValue.fromBool(flag));
      case Map<?, ?> inner when type.equals("M") ->
          Optional.of(AttributeValue.fromM(attributes(inner)));
      case List<?> list when type.equals("L") ->
          Optional.of(
              AttributeValue.fromL(
                  list.stream().flatMap(element -> value(element).stream()).toList()));
      default -> Optional.empty();
    };
  }
}
