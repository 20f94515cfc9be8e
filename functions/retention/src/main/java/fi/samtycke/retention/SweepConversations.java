package fi.samtycke.retention;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationLists;
import fi.samtycke.stores.conversation.ConversationLists.Closed;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.OpenDays;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.subject.EraseConversation;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases the conversations whose declared period is over, and ends the erasures that a crash
/// interrupted (D11, D12). Each goes by itself, so that two sweeps at once, or one that was stopped
/// half-way, do no harm. The receipt also tells how many end within the next 30 days.
final class SweepConversations {
  static final String SCHEDULE = "SweepConversations";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);
  private static final int FIRST_LOOK_DAYS = 60;
  private static final int SOME = 100;

  private final ConversationStore conversations;
  private final ConversationLists lists;
  private final ConversationPeriods periods;
  private final EraseConversation erase;
  private final LedgerStore ledger;
  private final EachDue<Swept> each;
  private final InstantSource clock;

  SweepConversations(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.lists = new ConversationLists(wiring, dynamoDb);
    this.periods = new ConversationPeriods(wiring, dynamoDb);
    this.erase = new EraseConversation(wiring, dynamoDb, work);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.each =
        new EachDue<>(
            wiring, "conversation.sweep-faulted", Swept.FAULTED, Swept.LEFT, Swept::isStillDue);
    this.clock = wiring.clock();
  }

  /// What became of a conversation that was due; the names stand in receipts.
  private enum Swept {
    ERASED,
    /// Its erasure had begun before; it has ended now.
    CLEARED,
    /// A hold keeps it; it is looked at again when that is over.
    HELD,
    /// Somebody else was first, or it is not over yet.
    ELSEWHERE,
    FAULTED,
    /// The time did not suffice.
    LEFT;

    private boolean isStillDue() {
      return switch (this) {
        case ERASED, CLEARED, HELD, ELSEWHERE -> false;
        case FAULTED, LEFT -> true;
      };
    }
  }

  /// @param timeIsLeft whether another conversation may be begun
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
        day -> lists.due(controller.id(), day, now),
        id -> decide(controller, id, now));
    Iterator<EntryId> chats = periods.chatsOver(controller, now).map(Closed::id).iterator();
    while (timeIsLeft.getAsBoolean() && chats.hasNext()) {
      List<EntryId> some = new ArrayList<>();
      while (some.size() < SOME && chats.hasNext()) {
        some.add(chats.next());
      }
      each.through(some, counts, timeIsLeft, id -> decide(controller, id, now));
    }
    int upcoming =
        periods.preview(controller, now).values().stream().mapToInt(Integer::intValue).sum();
    counts.put("upcoming", upcoming);
    return new Done(counts, open.notes(), List.of());
  }

  private Swept decide(Controller controller, EntryId id, Instant now) {
    Optional<Stored> found = conversations.find(controller.id(), id);
    if (found.isEmpty()) {
      if (conversations.erasing(controller.id(), id).isEmpty()) {
        return Swept.ELSEWHERE;
      }
      erase.finish(controller.id(), id);
      return Swept.CLEARED;
    }
    boolean over =
        ConversationPeriods.end(controller, found.get().conversation())
            .filter(end -> !now.isBefore(end))
            .isPresent();
    if (!over) {
      return Swept.ELSEWHERE;
    }
    return switch (erase.erase(controller, found.get(), ACTOR, AccessReason.PERIOD_OVER, now)) {
      case EraseConversation.Erased.Gone(int items) when items > 0 -> Swept.ERASED;
      case EraseConversation.Erased.Gone _ -> Swept.ELSEWHERE;
      case EraseConversation.Erased.Held _ -> Swept.HELD;
    };
  }
}
