package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Ends a conversation, by either side or by the schedule, in one transaction: the end, its line in
/// the change log, and of a chat the transcript and the fact. A chat in which nothing was said
/// leaves nothing at all.
public final class CloseConversation {
  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final Work work;

  public CloseConversation(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring, dynamoDb);
    this.work = work;
  }

  /// Ends it however much is said in the meantime.
  ///
  /// @param seen as it was just read
  /// @return whether it is closed now by this call; `false` when it was over or gone already
  /// @throws ContentionException when others write again and again; nothing was written
  public boolean close(ControllerId controller, Stored seen, Actor actor, Instant now) {
    EntryId id = seen.conversation().id();
    return Work.retry(
        Optional.of(seen),
        () -> conversations.find(controller, id),
        present -> {
          boolean over =
              present
                  .filter(found -> found.conversation().state() != ConversationState.CLOSED)
                  .isEmpty();
          return over
              ? Optional.of(false)
              : Optional.of(closeAsSeen(controller, present.get(), actor, now))
                  .filter(closed -> closed);
        });
  }

  /// Ends it if it is still as it was seen.
  ///
  /// @return `false` when something happened to it in between; nothing was written then
  public boolean closeAsSeen(ControllerId controller, Stored seen, Actor actor, Instant now) {
    Conversation conversation = seen.conversation();
    EntryId id = conversation.id();
    UnitOfWork unit = work.of(controller, actor, now);
    if (conversation.lastSequence() == 0) {
      return unit.also(changes.erase(controller, seen)).commit();
    }
    boolean chat = conversation.channel() == Channel.CHAT;
    unit.logged(
        id,
        seen.head(),
        chat ? Action.CHAT_CLOSED : Action.MESSAGE_CLOSED,
        next -> changes.close(controller, seen, next));
    if (chat) {
      unit.owe(MailKind.CHAT_TRANSCRIPT, id).owe(FactKind.CHAT_CLOSED, id);
    }
    return unit.commit();
  }
}
