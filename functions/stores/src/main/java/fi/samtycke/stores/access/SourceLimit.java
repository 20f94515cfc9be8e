package fi.samtycke.stores.access;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.rules.PostLimit;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Counts the accepted posts of one source address in windows of a declared length: an item in
/// `Conversations`, keyed by a digest and the window, gone after it.
public final class SourceLimit {
  private static final String SK = "limit";
  private static final String POSTS = "posts";

  private final Table table;

  public SourceLimit(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
  }

  /// Counts one post. Condition: the declared number is not reached.
  public Write count(ControllerId controller, String sourceDigest, PostLimit limit, Instant now) {
    Instant end = windowEnd(limit, now);
    return Write.upsert(table, controller + "#limit#" + sourceDigest + "#" + Timestamp.of(end), SK)
        .set(Attributes.TIME_TO_LIVE, end.getEpochSecond())
        .add(POSTS, 1)
        .when(Condition.lacks(POSTS).or(Condition.below(POSTS, limit.posts())));
  }

  /// How long until the present window ends, in whole seconds, at least one.
  public static Duration untilNextWindow(PostLimit limit, Instant now) {
    return Duration.ofSeconds(windowEnd(limit, now).getEpochSecond() - now.getEpochSecond());
  }

  private static Instant windowEnd(PostLimit limit, Instant now) {
    long length = limit.window().toSeconds();
    return Instant.ofEpochSecond((now.getEpochSecond() / length + 1) * length);
  }
}
