package fi.samtycke.retention;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.CloseConversation;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationLists;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.OpenDays;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Ends the chats in which nobody has said anything for the declared time, so that their
/// transcripts leave. For whoever reads or writes they were over at that time already; a chat that
/// went on is looked at again when it may next be idle.
final class CloseIdleChats {
  static final String SCHEDULE = "CloseIdleChats";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);
  private static final int FIRST_LOOK_DAYS = 30;

  private final ConversationStore conversations;
  private final ConversationLists lists;
  private final ConversationChanges changes;
  private final CloseConversation close;
  private final Work work;
  private final LedgerStore ledger;
  private final EachDue<Swept> each;
  private final InstantSource clock;

  CloseIdleChats(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.lists = new ConversationLists(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring, dynamoDb);
    this.close = new CloseConversation(wiring, dynamoDb, work);
    this.work = work;
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.each =
        new EachDue<>(wiring, "chat.sweep-faulted", Swept.FAULTED, Swept.LEFT, Swept::isStillDue);
    this.clock = wiring.clock();
  }

  /// What became of a chat that was due; the names stand in receipts.
  private enum Swept {
    CLOSED,
    /// Nothing was ever said in it.
    ERASED,
    /// It goes on.
    CONTINUED,
    /// It is over or gone already.
    ELSEWHERE,
    /// Somebody wrote in the moment of deciding, and it is still due.
    CHANGED,
    FAULTED,
    /// The time did not suffice.
    LEFT;

    private boolean isStillDue() {
      return switch (this) {
        case CLOSED, ERASED, CONTINUED, ELSEWHERE -> false;
        case CHANGED, FAULTED, LEFT -> true;
      };
    }
  }

  /// @param timeIsLeft whether another chat may be begun
  Done sweep(Controller controller, BooleanSupplier timeIsLeft) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    TreeMap<String, Integer> counts = new TreeMap<>();
    OpenDays open =
        OpenDays.until(today, ledger, controller.id(), SCHEDULE, FIRST_LOOK_DAYS, today);
    each.onEachDay(
        open,
        counts,
        timeIsLeft,
        day -> lists.idle(controller.id(), day, now),
        id -> decide(controller, id, now));
    return new Done(counts, open.notes(), List.of());
  }

  private Swept decide(Controller controller, EntryId id, Instant now) {
    Optional<Stored> found = conversations.find(controller.id(), id);
    if (found.isEmpty() || found.get().conversation().state() == ConversationState.CLOSED) {
      return Swept.ELSEWHERE;
    }
    Conversation conversation = found.get().conversation();
    if (conversation.isOpen(controller.chat().idle(), now)) {
      Instant idleAt = conversation.idleAt(controller.chat().idle());
      return work.of(controller, ACTOR, now)
              .also(changes.lookAgain(controller.id(), found.get(), idleAt))
              .commit()
          ? Swept.CONTINUED
          : Swept.CHANGED;
    }
    if (!close.closeAsSeen(controller.id(), found.get(), ACTOR, now)) {
      return Swept.CHANGED;
    }
    return conversation.lastSequence() == 0 ? Swept.ERASED : Swept.CLOSED;
  }
}
