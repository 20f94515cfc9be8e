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
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.subject.EraseConversation;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
  private final EachDue each;

  SweepConversations(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.lists = new ConversationLists(wiring, dynamoDb);
    this.periods = new ConversationPeriods(wiring, dynamoDb);
    this.erase = new EraseConversation(wiring, dynamoDb, work);
    this.each = new EachDue(wiring, dynamoDb, SCHEDULE, "conversation.sweep-faulted");
  }

  /// @param timeIsLeft whether another conversation may be begun
  Done sweep(Controller controller, BooleanSupplier timeIsLeft) {
    EachDue.Run run = each.begin(controller, FIRST_LOOK_DAYS, timeIsLeft);
    run.onEachDay(lists::due, this::decide);
    Iterator<EntryId> chats = periods.chatsOver(controller, run.now()).map(Closed::id).iterator();
    while (timeIsLeft.getAsBoolean() && chats.hasNext()) {
      List<EntryId> some = new ArrayList<>();
      while (some.size() < SOME && chats.hasNext()) {
        some.add(chats.next());
      }
      run.through(some, this::decide);
    }
    Collection<Integer> upcoming = periods.preview(controller, run.now()).values();
    Done done = run.done();
    done.counts().put("upcoming", upcoming.stream().mapToInt(Integer::intValue).sum());
    return done;
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
