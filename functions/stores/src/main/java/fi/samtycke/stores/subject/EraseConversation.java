package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Part;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.tasks.OutsideErasure;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases a conversation: its head, its messages, the replies that are still owed by mail. Other
/// mails that are owed about it find it gone and become void; marks against repetition are digests
/// and age out.
///
/// A hold beside it forbids it, whoever asks (GDPR Art. 17(3)): each way of erasing a conversation
/// leads through here, and placing a hold advances the chain on which the first transaction rests.
///
/// What an outside vendor still has of it becomes a task, in the same transaction (S5).
///
/// A short one goes in one transaction. A long one is gone for everybody with the first
/// transaction, which also logs it; then its messages are cleared away in batches and its head goes
/// last. Until then the index `due` names it, so that the sweep ends what a crash interrupted.
public final class EraseConversation {
  private static final int AT_ONCE = 25;

  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final OutboxStore outbox;
  private final OutsideErasure outside;
  private final Work work;

  public EraseConversation(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.outside = new OutsideErasure(wiring, dynamoDb, work);
    this.work = work;
  }

  /// What became of it.
  public sealed interface Erased {
    /// @param items how many it took; 0 when it was gone already
    record Gone(int items) implements Erased {}

    /// A hold forbids it; nothing was erased.
    record Held() implements Erased {}
  }

  /// Erases it however much is said in the meantime, unless a hold forbids it.
  ///
  /// @param seen as it was just read
  /// @throws ContentionException when others write again and again; nothing was erased
  public Erased erase(
      Controller declared, Stored seen, Actor actor, AccessReason reason, Instant now) {
    return erase(declared, seen, actor, reason, Optional.empty(), now);
  }

  /// @param caseId that asks for it, and that stays open until it is done outside too
  /// @throws ContentionException as above
  public Erased erase(
      Controller declared,
      Stored seen,
      Actor actor,
      AccessReason reason,
      Optional<EntryId> caseId,
      Instant now) {
    ControllerId controller = declared.id();
    EntryId id = seen.conversation().id();
    return Work.retry(
        Optional.of(seen),
        () -> conversations.find(controller, id),
        present ->
            present.isEmpty()
                ? Optional.of(new Erased.Gone(0))
                : attempt(declared, present.get(), actor, reason, caseId, now));
  }

  private Optional<Erased> attempt(
      Controller declared,
      Stored seen,
      Actor actor,
      AccessReason reason,
      Optional<EntryId> caseId,
      Instant now) {
    if (seen.keeping().isHeld(LocalDate.ofInstant(now, declared.zone()))) {
      return Optional.of(new Erased.Held());
    }
    ControllerId controller = declared.id();
    EntryId id = seen.conversation().id();
    List<Write> parts = parts(controller, id);
    boolean atOnce = parts.size() < AT_ONCE;
    UnitOfWork unit = work.of(controller, actor, now);
    List<String> count = List.of("count:" + seen.conversation().lastSequence());
    ChainHead next = unit.log(id, seen.head(), Action.CONVERSATION_ERASED, count, reason.value());
    unit.also(outside.with(declared, seen.conversation(), actor, caseId, now));
    if (atOnce) {
      unit.also(changes.erase(controller, seen)).also(parts);
    } else {
      unit.also(changes.beginErasure(controller, seen, now, next));
    }
    boolean erased = unit.commit();
    if (erased && !atOnce) {
      finish(controller, id);
    }
    return erased ? Optional.of(new Erased.Gone(parts.size() + 1)) : Optional.empty();
  }

  /// Goes on with an erasure that was begun, from wherever it stopped. Two at once do no harm.
  public void finish(ControllerId controller, EntryId id) {
    work.writeInBatches(parts(controller, id));
    work.writeInBatches(List.of(changes.endErasure(controller, id)));
  }

  private List<Write> parts(ControllerId controller, EntryId id) {
    List<Write> items = new ArrayList<>();
    for (Part part : conversations.parts(controller, id)) {
      items.add(changes.erasePart(controller, id, part));
      part.mail().ifPresent(mail -> items.add(outbox.erase(controller, mail)));
    }
    return items;
  }
}
