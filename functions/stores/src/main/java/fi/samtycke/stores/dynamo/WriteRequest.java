package fi.samtycke.stores.dynamo;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
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
    return switch (kind) {
      case PUT ->
          item.put(
                  Put.builder()
                      .tableName(table)
                      .item(target)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .build())
              .build();
      case UPDATE ->
          item.update(
                  Update.builder()
                      .tableName(table)
                      .key(target)
                      .updateExpression(change)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .build())
              .build();
      case DELETE ->
          item.delete(
                  Delete.builder()
                      .tableName(table)
                      .key(target)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .build())
              .build();
      case CHECK ->
          item.conditionCheck(
                  ConditionCheck.builder()
                      .tableName(table)
                      .key(target)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .build())
              .build();
    };
  }

  /// @return `false` when the condition did not hold
  boolean alone(DynamoDbClient dynamoDb) {
    try {
      switch (kind) {
        case PUT ->
            dynamoDb.putItem(
                PutItemRequest.builder()
                    .tableName(table)
                    .item(target)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .build());
        case UPDATE -> dynamoDb.updateItem(update().build());
        case DELETE ->
            dynamoDb.deleteItem(
                DeleteItemRequest.builder()
                    .tableName(table)
                    .key(target)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .build());
        case CHECK -> throw new IllegalStateException("a check is part of a transaction");
      }
      return true;
    } catch (ConditionalCheckFailedException refused) {
      return false;
    }
  }

  /// @return the whole item afterwards; empty when the condition did not hold
  Optional<Attributes> updated(DynamoDbClient dynamoDb) {
    UpdateItemRequest request = update().returnValues(ReturnValue.ALL_NEW).build();
    try {
      return Optional.of(Attributes.of(dynamoDb.updateItem(request).attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return Optional.empty();
    }
  }

  private UpdateItemRequest.Builder update() {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(target)
        .updateExpression(change)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }
}
