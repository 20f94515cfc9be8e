package fi.samtycke.stores.dynamo;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The forms of reading that several tables share. All read strongly: decisions are never made on
/// what an index or a replica has not heard of yet (A18).
public final class Reads {
  private Reads() {}

  public static Optional<Attributes> find(
      DynamoDbClient dynamoDb, String table, String pk, String sk) {
    Map<String, AttributeValue> found =
        dynamoDb
            .getItem(get -> get.tableName(table).key(Attributes.key(pk, sk)).consistentRead(true))
            .item();
    return found.isEmpty() ? Optional.empty() : Optional.of(Attributes.of(found));
  }

  /// Every item of the partition, in order, to the last page.
  public static Stream<Attributes> all(DynamoDbClient dynamoDb, String table, String pk) {
    QueryRequest query = query(table, pk).build();
    return dynamoDb.queryPaginator(query).items().stream().map(Attributes::of);
  }

  /// The item of the partition that is last in order.
  public static Optional<Attributes> last(DynamoDbClient dynamoDb, String table, String pk) {
    QueryRequest query = query(table, pk).scanIndexForward(false).limit(1).build();
    return dynamoDb.query(query).items().stream().findFirst().map(Attributes::of);
  }

  private static QueryRequest.Builder query(String table, String pk) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", Attributes.text(pk)));
  }
}
