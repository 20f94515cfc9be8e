package fi.samtycke.stores.dynamo;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

/// What becomes of one item, and on what conditions: a part of a transaction, or a write of its
/// own. The store that owns the item builds it; whoever gets it only hands it on. Two are equal
/// when they are the same object, so that a refused transaction can say which one was refused.
public final class Write {
  private enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  private final Kind kind;
  private final String table;

  /// The key; of a put the whole item.
  private final Map<String, AttributeValue> target;

  private final StringBuilder set = new StringBuilder();
  private final StringBuilder removed = new StringBuilder();
  private final StringBuilder added = new StringBuilder();
  private final StringBuilder taken = new StringBuilder();
  private final StringBuilder conditions = new StringBuilder();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  private Write(Kind kind, String table, Map<String, AttributeValue> target) {
    this.kind = kind;
    this.table = table;
    this.target = target;
  }

  /// Condition: there is no item under this key.
  public static Write insert(String table, Attributes item) {
    return put(table, item).when(Condition.absent());
  }

  /// In the place of the item that is there, if there is one.
  public static Write put(String table, Attributes item) {
    return new Write(Kind.PUT, table, item.values());
  }

  public static Write update(String table, String pk, String sk) {
    return new Write(Kind.UPDATE, table, Attributes.key(pk, sk));
  }

  /// An update that makes the item when it is not there, unless a condition forbids it.
  public static Write upsert(String table, String pk, String sk) {
    return update(table, pk, sk).set(Attributes.FORMAT_VERSION, Attributes.CURRENT_FORMAT);
  }

  /// Whether the item is there or not, unless a condition says otherwise.
  public static Write delete(String table, String pk, String sk) {
    return new Write(Kind.DELETE, table, Attributes.key(pk, sk));
  }

  /// Changes nothing: only conditions.
  public static Write check(String table, String pk, String sk) {
    return new Write(Kind.CHECK, table, Attributes.key(pk, sk));
  }

  public Write set(String name, String value) {
    return set(name, Attributes.text(value));
  }

  public Write set(String name, long value) {
    return set(name, Attributes.number(value));
  }

  public Write set(String name, boolean value) {
    return set(name, AttributeValue.fromBool(value));
  }

  public Write set(String name, Instant value) {
    return set(name, Attributes.instant(value));
  }

  public Write set(String name, List<String> value) {
    return set(name, Attributes.texts(value));
  }

  public Write set(String name, Map<String, String> value) {
    return set(name, Attributes.textMap(value));
  }

  public Write set(String name, AttributeValue value) {
    append(set, "SET ", name(name) + " = " + value(value));
    return this;
  }

  /// Sets it, or removes it when there is nothing.
  public Write setOrRemove(String name, Optional<String> value) {
    return value.isPresent() ? set(name, value.get()) : remove(name);
  }

  /// Adds texts to the end of a list, which begins with them when it is not there.
  public Write append(String name, List<String> more) {
    String list = name(name);
    String none = value(Attributes.texts(List.of()));
    String texts = value(Attributes.texts(more));
    append(
        set,
        "SET ",
        list + " = list_append(if_not_exists(" + list + ", " + none + "), " + texts + ")");
    return this;
  }

  public Write remove(String name) {
    append(removed, " REMOVE ", name(name));
    return this;
  }

  /// Adds to a number, which is 0 when it is not there.
  public Write add(String name, long number) {
    append(added, " ADD ", name(name) + " " + value(Attributes.number(number)));
    return this;
  }

  /// Adds texts to a set.
  ///
  /// @param texts at least one
  public Write add(String name, Collection<String> texts) {
    append(added, " ADD ", name(name) + " " + value(Attributes.textSet(texts)));
    return this;
  }

  /// Takes texts out of a set.
  ///
  /// @param texts at least one
  public Write take(String name, Collection<String> texts) {
    append(taken, " DELETE ", name(name) + " " + value(Attributes.textSet(texts)));
    return this;
  }

  /// All of them must hold, and those that were named before.
  public Write when(Condition... all) {
    for (Condition condition : all) {
      append(conditions, "", " AND ", expression(condition));
    }
    return this;
  }

  /// Makes this write alone.
  ///
  /// @return `false` when a condition did not hold; nothing was written then
  public boolean alone(DynamoDbClient dynamoDb) {
    try {
      switch (kind) {
        case PUT ->
            dynamoDb.putItem(
                PutItemRequest.builder()
                    .tableName(table)
                    .item(target)
                    .conditionExpression(condition())
                    .expressionAttributeNames(placeholders())
                    .expressionAttributeValues(valuesOrNone())
                    .build());
        case UPDATE -> dynamoDb.updateItem(updateRequest().build());
        case DELETE ->
            dynamoDb.deleteItem(
                DeleteItemRequest.builder()
                    .tableName(table)
                    .key(target)
                    .conditionExpression(condition())
                    .expressionAttributeNames(placeholders())
                    .expressionAttributeValues(valuesOrNone())
                    .build());
        case CHECK -> throw new IllegalStateException("a check is part of a transaction");
      }
      return true;
    } catch (ConditionalCheckFailedException refused) {
      return false;
    }
  }

  /// Makes this update alone.
  ///
  /// @return the whole item as it is now; empty when a condition did not hold
  public Optional<Attributes> updated(DynamoDbClient dynamoDb) {
    UpdateItemRequest request = updateRequest().returnValues(ReturnValue.ALL_NEW).build();
    try {
      return Optional.of(Attributes.of(dynamoDb.updateItem(request).attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return Optional.empty();
    }
  }

  /// As DynamoDB takes it in a transaction.
  public TransactWriteItem item() {
    TransactWriteItem.Builder item = TransactWriteItem.builder();
    switch (kind) {
      case PUT ->
          item.put(
              Put.builder()
                  .tableName(table)
                  .item(target)
                  .conditionExpression(condition())
                  .expressionAttributeNames(placeholders())
                  .expressionAttributeValues(valuesOrNone())
                  .build());
      case UPDATE ->
          item.update(
              Update.builder()
                  .tableName(table)
                  .key(target)
                  .updateExpression(change())
                  .conditionExpression(condition())
                  .expressionAttributeNames(placeholders())
                  .expressionAttributeValues(valuesOrNone())
                  .build());
      case DELETE ->
          item.delete(
              Delete.builder()
                  .tableName(table)
                  .key(target)
                  .conditionExpression(condition())
                  .expressionAttributeNames(placeholders())
                  .expressionAttributeValues(valuesOrNone())
                  .build());
      case CHECK ->
          item.conditionCheck(
              ConditionCheck.builder()
                  .tableName(table)
                  .key(target)
                  .conditionExpression(condition())
                  .expressionAttributeNames(placeholders())
                  .expressionAttributeValues(valuesOrNone())
                  .build());
    }
    return item.build();
  }

  private UpdateItemRequest.Builder updateRequest() {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(target)
        .updateExpression(change())
        .conditionExpression(condition())
        .expressionAttributeNames(placeholders())
        .expressionAttributeValues(valuesOrNone());
  }

  private String change() {
    return (set.toString() + removed + added + taken).strip();
  }

  private @Nullable String condition() {
    return conditions.isEmpty() ? null : conditions.toString();
  }

  private @Nullable Map<String, AttributeValue> valuesOrNone() {
    return values.isEmpty() ? null : values;
  }

  private @Nullable Map<String, String> placeholders() {
    if (names.isEmpty()) {
      return null;
    }
    Map<String, String> byPlaceholder = new HashMap<>();
    names.forEach((name, placeholder) -> byPlaceholder.put(placeholder, name));
    return byPlaceholder;
  }

  private String name(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    String placeholder = "#n" + names.size();
    names.put(name, placeholder);
    return placeholder;
  }

  private String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  private String expression(Condition condition) {
    StringBuilder expression = new StringBuilder();
    int nextName = 0;
    int nextValue = 0;
    for (int i = 0; i < condition.form().length(); i++) {
      char c = condition.form().charAt(i);
      switch (c) {
        case '#' -> expression.append(name(condition.names().get(nextName++)));
        case ':' -> expression.append(value(condition.values().get(nextValue++)));
        default -> expression.append(c);
      }
    }
    return expression.toString();
  }

  private static void append(StringBuilder list, String begin, String one) {
    append(list, begin, ", ", one);
  }

  private static void append(StringBuilder list, String begin, String between, String one) {
    list.append(list.isEmpty() ? begin : between).append(one);
  }
}
