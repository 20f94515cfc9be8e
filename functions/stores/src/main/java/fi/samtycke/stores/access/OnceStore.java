package fi.samtycke.stores.access;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets a request be carried out once: an item in `Conversations`, written in the request's own
/// transaction, that remembers the entry it made. Holds digests, no text.
public final class OnceStore {
  private static final String SK = "once";
  private static final String ENTRY = "entry";
  private static final String CONTENT = "content";
  private static final String SEQUENCE = "sequence";
  private static final String EXPIRES_AT = "expiresAt";

  private final Table table;

  public OnceStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
  }

  /// What the first request made.
  ///
  /// @param content the keyed digest of its content
  /// @param sequence of the message that it added to the entry; 0 when it made the entry
  public record First(EntryId entry, String content, int sequence) {
    public First(EntryId entry, String content) {
      this(entry, content, 0);
    }
  }

  /// Condition: no request was carried out under this key, or its time is over.
  public Write claim(
      ControllerId controller, String key, First first, Instant now, Instant expiresAt) {
    return Write.put(
            table,
            Attributes.item(pk(controller, key), SK)
                .with(ENTRY, first.entry().value())
                .with(CONTENT, first.content())
                .with(SEQUENCE, first.sequence())
                .with(EXPIRES_AT, expiresAt)
                .goneAfter(expiresAt))
        .when(Condition.absent().or(Condition.notAfter(EXPIRES_AT, now)));
  }

  /// Reads strongly; an expired item is absent.
  public Optional<First> find(ControllerId controller, String key, Instant now) {
    return table
        .find(pk(controller, key), SK)
        .filter(item -> item.at(EXPIRES_AT).isAfter(now))
        .map(item ->
            new First(
                new EntryId(item.required(ENTRY)), item.required(CONTENT), item.count(SEQUENCE)));
  }

  private static String pk(ControllerId controller, String key) {
    return controller + "#once#" + key;
  }
}
