package fi.samtycke.stores.change;

import fi.samtycke.core.change.ChainHead;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The two attributes by which an entry remembers its last change. They are the entry's version
/// too: whoever advances them has seen the state that he changes.
public final class ChainHeads {
  public static final String SEQUENCE = "changeSequence";
  public static final String HASH = "changeHash";

  private ChainHeads() {}

  public static ChainHead of(Attributes item) {
    return new ChainHead(item.count(SEQUENCE), item.required(HASH));
  }

  /// The same of an entry that also counts its writes.
  ///
  /// @param counter the attribute that does
  public static Write advance(
      String table,
      Map<String, AttributeValue> key,
      ChainHead seen,
      ChainHead next,
      String counter) {
    Update plain = advance(table, key, seen, next).update();
    Map<String, AttributeValue> values = new HashMap<>(plain.expressionAttributeValues());
    values.put(":one", Attributes.number(1));
    return Write.builder()
        .update(
            plain.toBuilder()
                .updateExpression(plain.updateExpression() + " ADD " + counter + " :one")
                .expressionAttributeValues(values)
                .build())
        .build();
  }

  public static Write advance(
      String table, Map<String, AttributeValue> key, ChainHead seen, ChainHead next) {
    return Write.builder()
        .update(update ->
            update
                .tableName(table)
                .key(key)
                .updateExpression("SET " + SEQUENCE + " = :next, " + HASH + " = :hash")
                .conditionExpression(SEQUENCE + " = :seen AND " + HASH + " = :seenHash")
                .expressionAttributeValues(
                    Map.of(
                        ":next", Attributes.number(next.sequence()),
                        ":hash", Attributes.text(next.hash()),
                        ":seen", Attributes.number(seen.sequence()),
                        ":seenHash", Attributes.text(seen.hash()))))
        .build();
  }
}
