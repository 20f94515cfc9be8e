package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationReaders;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows a conversation with its messages. Who opened it is logged before anything is shown, once
/// for each person and hour, so that whoever follows a chat does not fill the log (D13); of one
/// that only a hold keeps, each time.
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

  /// What came of it.
  sealed interface Outcome {
    /// @param mails what became of the replies that left as mails; forgotten ones are not in it
    record Opened(Read read, Map<EntryId, Progress> mails) implements Outcome {}

    record Unknown() implements Outcome {}

    /// A hold keeps it and nothing else does; it is not opened for this reason.
    record Restricted() implements Outcome {}
  }

  /// @param after the number of the last message that the caller has
  Outcome open(Controller controller, Rights rights, EntryId id, int after, AccessReason reason) {
    Instant now = clock.instant();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Read> read = conversations.read(controller.id(), id, after);
      if (read.isEmpty()) {
        return new Outcome.Unknown();
      }
      Stored seen = read.get().stored();
      boolean aside = VisibleConversations.isSetAside(controller, rights, seen, now);
      if (aside && !reason.opensRestricted()) {
        return new Outcome.Restricted();
      }
      if (!aside
          && !VisibleConversations.isVisible(controller, rights, Rights.Act.READ, seen, now)) {
        return new Outcome.Unknown();
      }
      boolean marked = !aside && readers.isMarked(controller.id(), id, rights.subject(), now);
      if (marked || isLogged(controller, seen, rights, reason, aside, now)) {
        return new Outcome.Opened(read.get(), mails(controller, read.get()));
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  /// @param aside whether each reading is logged, also within the hour
  private boolean isLogged(
      Controller controller,
      Stored seen,
      Rights rights,
      AccessReason reason,
      boolean aside,
      Instant now) {
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
    List<Write> items = new ArrayList<>();
    items.add(conversations.remember(controller.id(), id, seen.head(), line.head()));
    items.add(log.append(line));
    if (!aside) {
      items.add(readers.mark(controller.id(), id, rights.subject(), now));
    }
    return transactions.write(EntryId.random(random).value(), items)
        instanceof Transactions.Outcome.Written;
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
