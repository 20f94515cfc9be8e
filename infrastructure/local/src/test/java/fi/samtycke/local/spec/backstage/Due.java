package fi.samtycke.local.spec.backstage;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Brings entries before the sweep.
public final class Due {
  private Due() {}

  /// Lets the entries behind these links be due at this instant and at no other.
  public static void on(Backstage stage, List<String> links, String at) {
    for (String link : links) {
      stage.dynamoDb.updateItem(it ->
          it.tableName(Backstage.name("Quarantine"))
              .key(
                  Map.of(
                      "pk", text("btb-plaza#entry#" + MailedPath.entry(link)),
                      "sk", text("entry")))
              .updateExpression("SET dueDay = :day, dueOrder = :at")
              .expressionAttributeValues(
                  Map.of(":day", text("btb-plaza#" + at.substring(0, 10)), ":at", text(at))));
    }
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
