package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The table `Conversations`: what visitors wrote and what they were answered. Reads and the
/// entrance; what happens to a conversation afterwards, [ConversationChanges] writes.
///
/// The sparse index `inbox` lists the conversations of a controller by state and register, the last
/// active first, to the minute. The index `due` names what is to be erased on a day
/// (`<controller>#<day>`) and, apart from it, which chats may have fallen idle
/// (`<controller>#idle#<day>`).
public final class ConversationStore {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public ConversationStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("CONVERSATIONS_TABLE");
  }

  /// A conversation with the last change of its chain.
  ///
  /// @param tokenDigest of the visitor's token; empty when no visitor may read it
  public record Stored(Conversation conversation, ChainHead head, String tokenDigest) {}

  /// A conversation with some or all of its messages, in order.
  public record Read(Stored stored, List<ConversationMessage> messages) {}

  /// A conversation that staff see from now on. Condition: no entry of this id.
  public TransactWriteItem insert(ControllerId controller, Stored stored) {
    Conversation conversation = stored.conversation();
    Attributes item =
        ConversationItems.head(controller, stored)
            .with(
                ConversationItems.INBOX,
                ConversationItems.inbox(controller, conversation.state(), conversation.channel()))
            .with(
                ConversationItems.INBOX_ORDER,
                ConversationItems.inboxOrder(conversation.id(), conversation.lastMessageAt()));
    conversation
        .eraseAfter()
        .ifPresent(
            at -> item.with(DueIndex.DAY, DueIndex.day(controller, at)).with(DueIndex.ORDER, at));
    return Writes.insert(table, item.values());
  }

  /// A chat in which nothing was said yet: staff see it from its first message on. Condition: no
  /// entry of this id.
  ///
  /// @param idleAt when it is looked at again
  public TransactWriteItem insertSilent(ControllerId controller, Stored stored, Instant idleAt) {
    return Writes.insert(
        table,
        ConversationItems.head(controller, stored)
            .with(DueIndex.DAY, DueIndex.idleDay(controller, idleAt))
            .with(DueIndex.ORDER, idleAt)
            .values());
  }

  /// A message that came with its conversation, such as of a history. Condition: its number is
  /// free.
  public TransactWriteItem insertMessage(
      ControllerId controller, Conversation conversation, ConversationMessage message) {
    return Writes.insert(table, ConversationItems.message(controller, conversation, message));
  }

  /// Reads the head strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    return Reads.find(dynamoDb, table, ConversationItems.pk(controller, id), ConversationItems.HEAD)
        .map(item -> ConversationItems.stored(id, item));
  }

  /// The head and every message behind number `after`, in order and without a gap, by one Query
  /// that reads strongly.
  public Optional<Read> read(ControllerId controller, EntryId id, int after) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :head")
            .expressionAttributeValues(
                Map.of(
                    ":pk", Attributes.text(ConversationItems.pk(controller, id)),
                    ":first", Attributes.text(ConversationItems.sk(after + 1)),
                    ":head", Attributes.text(ConversationItems.HEAD)))
            .build();
    List<ConversationMessage> messages = new ArrayList<>();
    for (Map<String, AttributeValue> found : dynamoDb.queryPaginator(query).items()) {
      Attributes item = Attributes.of(found);
      if (item.required(Attributes.SK).equals(ConversationItems.HEAD)) {
        Stored stored = ConversationItems.stored(id, item);
        ConversationItems.messageInHead(stored.conversation())
            .filter(message -> message.sequence() > after)
            .ifPresent(messages::addFirst);
        return Optional.of(new Read(stored, messages));
      }
      messages.add(ConversationItems.message(item));
    }
    return Optional.empty();
  }

  /// The ids of a register's conversations in a state, the last active first, behind the one of
  /// order `after`.
  ///
  /// @param channel any of the register: those of a register are listed together
  public Listings.Page list(
      ControllerId controller,
      ConversationState state,
      Channel channel,
      Optional<String> after,
      int limit) {
    return Listings.page(
        dynamoDb,
        table,
        ConversationItems.INBOX,
        ConversationItems.INBOX_ORDER,
        ConversationItems.inbox(controller, state, channel),
        after,
        limit);
  }

  /// The conversations whose declared period ends on the day in UTC and not after `now`.
  public List<EntryId> due(ControllerId controller, LocalDate day, Instant now) {
    return ids(DueIndex.due(dynamoDb, table, DueIndex.day(controller, day), now));
  }

  /// The chats that may have fallen idle on the day in UTC and not after `now`.
  public List<EntryId> idle(ControllerId controller, LocalDate day, Instant now) {
    return ids(DueIndex.due(dynamoDb, table, DueIndex.idleDay(controller, day), now));
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public TransactWriteItem remember(
      ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(
        table,
        Attributes.key(ConversationItems.pk(controller, id), ConversationItems.HEAD),
        seen,
        next);
  }

  private static List<EntryId> ids(List<String> pks) {
    return pks.stream().map(pk -> new EntryId(pk.substring(pk.lastIndexOf('#') + 1))).toList();
  }
}
