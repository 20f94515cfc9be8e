package fi.samtycke.stores.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The forms of writing that several tables share.
public final class Writes {
  private Writes() {}

  /// Condition: there is no item under this key.
  public static Write insert(String table, Map<String, AttributeValue> item) {
    return Write.insert(table, Attributes.of(item));
  }
}
