package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Ends a conversation, by either side or by the schedule, in one transaction: the end, its line in
/// the change log, and of a chat the transcript and the fact. A chat in which nothing was said
/// leaves nothing at all.
public final class CloseConversation {
  private static final int TRIES = 12;

  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final ChangeLogStore log;
  private final OutboxStore outbox;
  private final Transactions transactions;
  private final RandomGenerator random;

  public CloseConversation(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring);
    this.log = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// Ends it however much is said in the meantime.
  ///
  /// @param seen as it was just read
  /// @return whether it is closed now by this call; `false` when it was over or gone already
  /// @throws ContentionException when others write again and again; nothing was written
  public boolean close(ControllerId controller, Stored seen, Actor actor, Instant now) {
    Optional<Stored> present = Optional.of(seen);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      if (present.isEmpty() || present.get().conversation().state() == ConversationState.CLOSED) {
        return false;
      }
      if (closeAsSeen(controller, present.get(), actor, now)) {
        return true;
      }
      present = conversations.find(controller, seen.conversation().id());
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  /// Ends it if it is still as it was seen.
  ///
  /// @return `false` when something happened to it in between; nothing was written then
  public boolean closeAsSeen(ControllerId controller, Stored seen, Actor actor, Instant now) {
    Conversation conversation = seen.conversation();
    boolean silent = conversation.lastSequence() == 0;
    List<Write> items =
        silent ? List.of(changes.erase(controller, seen)) : items(controller, seen, actor, now);
    return transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
  }

  private List<Write> items(ControllerId controller, Stored seen, Actor actor, Instant now) {
    EntryId id = seen.conversation().id();
    boolean chat = seen.conversation().channel() == Channel.CHAT;
    Action action = chat ? Action.CHAT_CLOSED : Action.MESSAGE_CLOSED;
    LoggedChange line = seen.head().append(controller, new Change(id, now, actor, action));
    List<Write> items = new ArrayList<>();
    items.add(changes.close(controller, seen, line.head()));
    items.add(log.append(line));
    if (chat) {
      items.add(owe(controller, new Obligation.Mail(MailKind.CHAT_TRANSCRIPT, id.value()), now));
      items.add(owe(controller, new Obligation.Fact(FactKind.CHAT_CLOSED, id.value()), now));
    }
    return items;
  }

  private Write owe(ControllerId controller, Obligation obligation, Instant now) {
    return outbox.enqueue(controller, EntryId.random(random), obligation, now, now);
  }
}
