package fi.samtycke.stores.dynamo;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A [Write] in the terms of the SDK.
///
/// @param target the key; of a put the whole item
/// @param change the update expression
/// @param condition none for nothing, as of `names` and `values`
record WriteRequest(
    Kind kind,
    String table,
    Map<String, AttributeValue> target,
    String change,
    @Nullable String condition,
    @Nullable Map<String, String> names,
    @Nullable Map<String, AttributeValue> values) {
  enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  TransactWriteItem item() {
    TransactWriteItem.Builder item = TransactWriteItem.builder();
    switch (kind) {
      case PUT ->
          item.put(put ->
              put.tableName(table)
                  .item(target)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
      case UPDATE ->
          item.update(update ->
              update
                  .tableName(table)
                  .key(target)
                  .updateExpression(change)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
      case DELETE ->
          item.delete(delete ->
              delete
                  .tableName(table)
                  .key(target)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
      case CHECK ->
          item.conditionCheck(check ->
              check
                  .tableName(table)
                  .key(target)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
    }
    return item.build();
  }

  /// @return `false` when the condition did not hold
  boolean alone(DynamoDbClient dynamoDb) {
    try {
      switch (kind) {
        case PUT ->
            dynamoDb.putItem(put ->
                put.tableName(table)
                    .item(target)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
        case UPDATE -> dynamoDb.updateItem(this::update);
        case DELETE ->
            dynamoDb.deleteItem(delete ->
                delete
                    .tableName(table)
                    .key(target)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
        case CHECK -> throw new IllegalStateException("a check is part of a transaction");
      }
      return true;
    } catch (ConditionalCheckFailedException refused) {
      return false;
    }
  }

  /// @return the whole item afterwards; empty when the condition did not hold
  Optional<Attributes> updated(DynamoDbClient dynamoDb) {
    try {
      return Optional.of(
          Attributes.of(
              dynamoDb
                  .updateItem(update -> update(update.returnValues(ReturnValue.ALL_NEW)))
                  .attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return Optional.empty();
    }
  }

  private void update(UpdateItemRequest.Builder update) {
    update
        .tableName(table)
        .key(target)
        .updateExpression(change)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }
}
