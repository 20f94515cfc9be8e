package fi.samtycke.stores.dynamo;

import fi.samtycke.platform.Wiring;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// A table, as a function reaches it. Everything but an index is read strongly: decisions are never
/// made on what an index or a replica has not heard of yet (A18).
public final class Table {
  private final DynamoDbClient dynamoDb;
  private final String name;

  /// @param variable of the environment, which names the table
  public Table(Wiring wiring, DynamoDbClient dynamoDb, String variable) {
    this.dynamoDb = dynamoDb;
    this.name = wiring.required(variable);
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  String name() {
    return name;
  }

  public Optional<Attributes> find(String pk, String sk) {
    Map<String, AttributeValue> found =
        dynamoDb
            .getItem(get -> get.tableName(name).key(Attributes.key(pk, sk)).consistentRead(true))
            .item();
    return found.isEmpty() ? Optional.empty() : Optional.of(Attributes.of(found));
  }

  /// Every item of the partition, in order, to the last page.
  ///
  /// @param only attributes that are read; all when there is none
  public Stream<Attributes> all(String pk, String... only) {
    QueryRequest.Builder query = query("pk = :pk", Map.of(":pk", pk)).consistentRead(true);
    return items(only.length == 0 ? query : query.projectionExpression(String.join(", ", only)));
  }

  /// The items of the partition from one sort key to another, both included, in order.
  public Stream<Attributes> between(String pk, String first, String last) {
    return items(
        query(
                "pk = :pk AND sk BETWEEN :first AND :last",
                Map.of(":pk", pk, ":first", first, ":last", last))
            .consistentRead(true));
  }

  /// The item of the partition that is last in order.
  public Optional<Attributes> last(String pk) {
    return first(query("pk = :pk", Map.of(":pk", pk)).consistentRead(true).scanIndexForward(false));
  }

  /// Every item of the table.
  public Stream<Attributes> everything() {
    return dynamoDb
        .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
        .items()
        .stream()
        .map(Attributes::of);
  }

  /// The rows of an index, in order; a little late perhaps.
  ///
  /// @param condition on its keys
  /// @param values by the placeholders in the condition
  public Stream<Attributes> indexed(String index, String condition, Map<String, String> values) {
    return items(query(condition, values).indexName(index));
  }

  /// The first of them.
  public Optional<Attributes> firstIndexed(
      String index, String condition, Map<String, String> values) {
    return first(query(condition, values).indexName(index));
  }

  private QueryRequest.Builder query(String condition, Map<String, String> values) {
    Map<String, AttributeValue> texts = new HashMap<>();
    values.forEach((placeholder, text) -> texts.put(placeholder, Attributes.text(text)));
    return QueryRequest.builder()
        .tableName(name)
        .keyConditionExpression(condition)
        .expressionAttributeValues(texts);
  }

  private Stream<Attributes> items(QueryRequest.Builder query) {
    return dynamoDb.queryPaginator(query.build()).items().stream().map(Attributes::of);
  }

  private Optional<Attributes> first(QueryRequest.Builder query) {
    return dynamoDb.query(query.limit(1).build()).items().stream().findFirst().map(Attributes::of);
  }
}
