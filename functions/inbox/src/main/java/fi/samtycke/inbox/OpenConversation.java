package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationReaders;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Progress;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows a conversation with its messages. Who opened it is logged before anything is shown, once
/// for each person and hour, so that whoever follows a chat does not fill the log (D13); of one
/// that only a hold keeps, each time.
final class OpenConversation {
  private final ConversationStore conversations;
  private final ConversationReaders readers;
  private final OutboxStore outbox;
  private final Work work;
  private final InstantSource clock;

  OpenConversation(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.readers = new ConversationReaders(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
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
    return Work.retry(() -> {
      Optional<Read> read = conversations.read(controller.id(), id, after);
      if (read.isEmpty()) {
        return Optional.of(new Outcome.Unknown());
      }
      Stored seen = read.get().stored();
      boolean aside = VisibleConversations.isSetAside(controller, rights, seen, now);
      if (aside && !reason.opensRestricted()) {
        return Optional.of(new Outcome.Restricted());
      }
      if (!aside
          && !VisibleConversations.isVisible(controller, rights, Rights.Act.READ, seen, now)) {
        return Optional.of(new Outcome.Unknown());
      }
      boolean marked = !aside && readers.isMarked(controller.id(), id, rights.subject(), now);
      return marked || isLogged(controller, seen, rights, reason, aside, now)
          ? Optional.of(new Outcome.Opened(read.get(), mails(controller, read.get())))
          : Optional.empty();
    });
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
    List<String> count = List.of("count:" + seen.conversation().lastSequence());
    UnitOfWork unit = work.of(controller, new Actor.Staff(rights.subject()), now);
    ChainHead next = unit.log(id, seen.head(), Action.CONVERSATION_READ, count, reason.value());
    unit.also(conversations.remember(controller.id(), id, seen.head(), next));
    if (!aside) {
      unit.also(readers.mark(controller.id(), id, rights.subject(), now));
    }
    return unit.commit();
  }

  private Map<EntryId, Progress> mails(Controller controller, Read read) {
    Map<EntryId, Progress> mails = new HashMap<>();
    for (ConversationMessage message : read.messages()) {
      message
          .mail()
          .ifPresent(mail ->
              outbox.progress(controller.id(), mail).ifPresent(sent -> mails.put(mail, sent)));
    }
    return mails;
  }
}
