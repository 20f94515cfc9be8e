package fi.samtycke.stores.access;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.rules.PostLimit;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Counts the accepted posts of one source address in windows of a declared length: an item in
/// `Conversations`, keyed by a digest and the window, gone after it.
public final class SourceLimit {
  private static final String SK = "limit";
  private static final String COUNT =
      "SET " + Attributes.TIME_TO_LIVE + " = :gone, formatVersion = :one ADD posts :one";
  private static final String WITHIN = "attribute_not_exists(posts) OR posts < :most";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public SourceLimit(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("CONVERSATIONS_TABLE");
  }

  /// Counts one post. Condition: the declared number is not reached.
  public Write count(ControllerId controller, String sourceDigest, PostLimit limit, Instant now) {
    return Write.builder().update(update(controller, sourceDigest, limit, now)).build();
  }

  /// Counts one post outside of any transaction.
  ///
  /// @return whether the number was not yet reached
  public boolean countAlone(
      ControllerId controller, String sourceDigest, PostLimit limit, Instant now) {
    Update update = update(controller, sourceDigest, limit, now);
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(update.tableName())
              .key(update.key())
              .updateExpression(update.updateExpression())
              .conditionExpression(update.conditionExpression())
              .expressionAttributeValues(update.expressionAttributeValues()));
      return true;
    } catch (ConditionalCheckFailedException reached) {
      return false;
    }
  }

  /// How long until the present window ends, in whole seconds, at least one.
  public static Duration untilNextWindow(PostLimit limit, Instant now) {
    return Duration.ofSeconds(windowEnd(limit, now).getEpochSecond() - now.getEpochSecond());
  }

  private Update update(
      ControllerId controller, String sourceDigest, PostLimit limit, Instant now) {
    Instant end = windowEnd(limit, now);
    return Update.builder()
        .tableName(table)
        .key(Attributes.key(controller + "#limit#" + sourceDigest + "#" + Timestamp.of(end), SK))
        .updateExpression(COUNT)
        .conditionExpression(WITHIN)
        .expressionAttributeValues(
            Map.of(
                ":gone", Attributes.number(end.getEpochSecond()),
                ":one", Attributes.number(1),
                ":most", Attributes.number(limit.posts())))
        .build();
  }

  private static Instant windowEnd(PostLimit limit, Instant now) {
    long length = limit.window().toSeconds();
    return Instant.ofEpochSecond((now.getEpochSecond() / length + 1) * length);
  }
}
