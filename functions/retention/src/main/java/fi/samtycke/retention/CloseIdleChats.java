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
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.Optional;
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
  private final EachDue each;

  CloseIdleChats(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.lists = new ConversationLists(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring, dynamoDb);
    this.close = new CloseConversation(wiring, dynamoDb, work);
    this.work = work;
    this.each = new EachDue(wiring, dynamoDb, SCHEDULE, "chat.sweep-faulted");
  }

  /// @param timeIsLeft whether another chat may be begun
  Done sweep(Controller controller, BooleanSupplier timeIsLeft) {
    return each.begin(controller, FIRST_LOOK_DAYS, timeIsLeft)
        .onEachDay(lists::idle, this::decide)
        .done();
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
