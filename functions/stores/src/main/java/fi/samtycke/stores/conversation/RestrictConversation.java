package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Restricts a conversation that a hold keeps in spite of an erasure: the conversation and its log
/// entry in one transaction. No note in the ledger: the table is never restored. There is no way
/// back; when nothing holds it any longer, it is erased.
public final class RestrictConversation {
  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final Work work;

  public RestrictConversation(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring, dynamoDb);
    this.work = work;
  }

  /// @param caseId that asks for the erasure
  /// @param also written in the same transaction
  /// @return `false` when there is no such conversation, or what is written beside it was refused
  /// @throws ContentionException when others write again and again; nothing was written
  public boolean restrict(
      ControllerId controller,
      EntryId id,
      Actor actor,
      EntryId caseId,
      Instant now,
      List<Write> also) {
    return Work.retry(() -> {
      Optional<Stored> found = conversations.find(controller, id);
      if (found.isEmpty()) {
        return Optional.of(false);
      }
      Stored seen = found.get();
      UnitOfWork unit = work.of(controller, actor, now).also(also);
      if (!seen.keeping().restricted()) {
        unit.logged(
            id,
            seen.head(),
            Action.CONVERSATION_RESTRICTED,
            caseId.value(),
            next -> changes.restrict(controller, seen, now, next));
      }
      return unit.commitBeside(also);
    });
  }
}
