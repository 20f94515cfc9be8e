package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.ConversationReaders;
import fi.samtycke.stores.ConversationStore;
import fi.samtycke.stores.ConversationStore.Read;
import fi.samtycke.stores.ConversationStore.Stored;
import fi.samtycke.stores.OutboxStore;
import fi.samtycke.stores.OutboxStore.Progress;
import fi.samtycke.stores.StoreBusyException;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Transactions.Outcome;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows a conversation with its messages. Who opened it is logged before anything is shown, once
/// for each person and hour, so that whoever follows a chat does not fill the log (D13).
final class OpenConversation {
  private static final int TRIES = 12;

  private final ConversationStore conversations;
  private final ConversationReaders readers;
  private final OutboxStore outbox;
  private final ChangeLogStore log;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;

  OpenConversation(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.readers = new ConversationReaders(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.log = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
  }

  /// @param mails what became of the replies that left as mails; forgotten ones are not in it
  record Opened(Read read, Map<EntryId, Progress> mails) {}

  /// @param after the number of the last message that the caller has
  /// @return empty for an unknown one
  Optional<Opened> open(
      Controller controller, Rights rights, EntryId id, int after, AccessReason reason) {
    Instant now = clock.instant();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Read> read =
          conversations
              .read(controller.id(), id, after)
              .filter(found ->
                  VisibleConversations.isVisible(
                      controller, rights, Rights.Act.READ, found.stored(), now));
      if (read.isEmpty()) {
        return Optional.empty();
      }
      if (readers.isMarked(controller.id(), id, rights.subject(), now)
          || isLogged(controller, read.get().stored(), rights, reason, now)) {
        return read.map(found -> new Opened(found, mails(controller, found)));
      }
    }
    throw new StoreBusyException(new IllegalStateException("others write again and again"));
  }

  private boolean isLogged(
      Controller controller, Stored seen, Rights rights, AccessReason reason, Instant now) {
    EntryId id = seen.conversation().id();
    LoggedChange line =
        seen.head()
            .append(
                controller.id(),
                new Change(
                    id,
                    now,
                    new Actor.Staff(rights.subject()),
                    Action.CONVERSATION_READ,
                    List.of("count:" + seen.conversation().lastSequence()),
                    reason.value()));
    return transactions.write(
            EntryId.random(random).value(),
            List.of(
                readers.mark(controller.id(), id, rights.subject(), now),
                conversations.remember(controller.id(), id, seen.head(), line.head()),
                log.append(line)))
        instanceof Outcome.Written;
  }

  private Map<EntryId, Progress> mails(Controller controller, Read read) {
    Map<EntryId, Progress> mails = new HashMap<>();
    for (ConversationMessage message : read.messages()) {
      message
          .mail()
          .ifPresent(mail ->
              outbox
                  .progress(controller.id(), mail)
                  .ifPresent(progress -> mails.put(mail, progress)));
    }
    return mails;
  }
}
