package fi.samtycke.stores.dynamo;

import fi.samtycke.core.EntryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The sparse index of a table that lists the entries of a controller: it is named as its partition
/// attribute, and its order ends in `#<entry id>`.
public final class Listings {
  private Listings() {}

  /// A part of a listing, the latest first.
  ///
  /// @param last the order of the last one, to go on behind it; empty at the end
  public record Page(List<EntryId> ids, Optional<String> last) {}

  /// The same with whole items.
  public record Items(List<Map<String, AttributeValue>> items, Optional<String> last) {}

  public static Page page(
      DynamoDbClient dynamoDb,
      String table,
      String index,
      String order,
      String partition,
      Optional<String> after,
      int limit) {
    Items found = items(dynamoDb, table, index, order, partition, after, limit);
    List<EntryId> ids =
        found.items().stream()
            .map(item -> Attributes.of(item).required(order))
            .map(text -> new EntryId(text.substring(text.lastIndexOf('#') + 1)))
            .toList();
    return new Page(ids, found.last());
  }

  public static Items items(
      DynamoDbClient dynamoDb,
      String table,
      String index,
      String order,
      String partition,
      Optional<String> after,
      int limit) {
    String condition = index + " = :partition";
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":partition", Attributes.text(partition));
    if (after.isPresent()) {
      condition += " AND " + order + " < :after";
      values.put(":after", Attributes.text(after.get()));
    }
    QueryResponse found =
        dynamoDb.query(
            QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .scanIndexForward(false)
                .limit(limit)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .build());
    boolean more = !found.lastEvaluatedKey().isEmpty() && !found.items().isEmpty();
    return new Items(
        found.items(),
        more
            ? Optional.of(Attributes.of(found.items().getLast()).required(order))
            : Optional.empty());
  }
}
