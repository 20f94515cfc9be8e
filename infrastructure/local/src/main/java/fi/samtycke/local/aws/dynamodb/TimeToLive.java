package fi.samtycke.local.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.DeleteItemRequest;
import com.amazonaws.services.dynamodbv2.model.ScanRequest;
import com.amazonaws.services.dynamodbv2.model.ScanResult;
import fi.samtycke.local.template.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Deletes items whose time to live is over by the local clock; the engine's own works by real time
/// and is left off. Like AWS's it may come late: it reads whole tables, so on the way it comes once
/// a week.
public final class TimeToLive {
  private final Database database;

  public TimeToLive(Database database) {
    this.database = database;
  }

  /// Deletes what has ended by now.
  ///
  /// @return how many items ended
  public int end(Instant now) {
    int ended = 0;
    for (Template.Table table : database.tables()) {
      if (table.timeToLive().isPresent()) {
        ended += end(table, table.timeToLive().get(), now);
      }
    }
    return ended;
  }

  private int end(Template.Table table, String attribute, Instant now) {
    int ended = 0;
    ScanRequest scan =
        new ScanRequest(table.name())
            .withFilterExpression("attribute_type(#end, :number) AND #end < :now")
            .addExpressionAttributeNamesEntry("#end", attribute)
            .addExpressionAttributeValuesEntry(":number", new AttributeValue("N"))
            .addExpressionAttributeValuesEntry(
                ":now", new AttributeValue().withN(Long.toString(now.getEpochSecond())));
    ScanResult found;
    do {
      found = database.engine().scan(Database.KEY, Template.REGION, scan);
      for (Map<String, AttributeValue> item : found.getItems()) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        table.keys().forEach(each -> key.put(each.attribute(), item.get(each.attribute())));
        database
            .engine()
            .deleteItem(Database.KEY, Template.REGION, new DeleteItemRequest(table.name(), key));
        ended++;
      }
      scan.setExclusiveStartKey(found.getLastEvaluatedKey());
    } while (found.getLastEvaluatedKey() != null);
    return ended;
  }
}
