package fi.samtycke.stores.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The forms of writing that several tables share.
public final class Writes {
  private Writes() {}

  /// Condition: there is no item under this key.
  public static TransactWriteItem insert(String table, Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(" + Attributes.PK + ")")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }
}
