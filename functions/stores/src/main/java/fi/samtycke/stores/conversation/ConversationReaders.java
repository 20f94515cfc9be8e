package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Who of the firm has opened a conversation within the last hour: a mark beside its messages, so
/// that whoever goes on reading is logged once and not every few seconds. Holds an opaque id.
public final class ConversationReaders {
  private static final Duration REMEMBERED = Duration.ofHours(1);
  static final String READER = "reader#";
  private static final String UNTIL = "readUntil";

  private final Table table;

  public ConversationReaders(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
  }

  /// @param subject of the token
  public boolean isMarked(ControllerId controller, EntryId id, String subject, Instant now) {
    return table
        .find(ConversationItems.pk(controller, id), sk(subject))
        .filter(item -> item.at(UNTIL).isAfter(now))
        .isPresent();
  }

  /// Condition: there is no mark, or its hour is over.
  public Write mark(ControllerId controller, EntryId id, String subject, Instant now) {
    Instant until = now.plus(REMEMBERED);
    return Write.put(
            table,
            Attributes.item(ConversationItems.pk(controller, id), sk(subject))
                .with(UNTIL, until)
                .goneAfter(until))
        .when(Condition.absent().or(Condition.notAfter(UNTIL, now)));
  }

  /// Behind the head, so that whoever reads the messages does not read it.
  private static String sk(String subject) {
    return READER + subject;
  }
}
