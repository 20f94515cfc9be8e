package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Place;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases what an id names because a person asked for it, wherever it stands by now: in quarantine,
/// in the register, as a conversation; and what is owed or was met about it. What is gone already
/// is passed over, so that it can be done again from any point.
public final class EraseEntry {
  private final QuarantineStore quarantine;
  private final QuarantineExit exit;
  private final EraseContact contact;
  private final ConversationStore conversations;
  private final EraseConversation conversation;
  private final HoldStore holds;
  private final OutboxStore outbox;
  private final Work work;

  public EraseEntry(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.exit = new QuarantineExit(wiring, dynamoDb);
    this.contact = new EraseContact(wiring, dynamoDb, digests, work);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.conversation = new EraseConversation(wiring, dynamoDb, work);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.work = work;
  }

  /// @return the hold that forbids it; nothing of the contact or the conversation was erased then
  /// @throws ContentionException when others write again and again
  public Optional<Hold> erase(
      Controller controller, ErasurePlan plan, Entry entry, Actor actor, Instant now) {
    EntryId id = entry.id();
    Place place = entry.place();
    // First the quarantine: an entry that is consented to meanwhile stands in the register then.
    if (place.mayBeIn(Place.QUARANTINE)) {
      eraseQuarantined(controller, id, actor, now);
    }
    Optional<Hold> held =
        place.mayBeIn(Place.REGISTER)
                && contact.erase(controller, id, plan.addresses(), actor, now)
                    instanceof EraseContact.Erased.Held(var _, Hold hold)
            ? Optional.of(hold)
            : Optional.empty();
    if (held.isEmpty() && place.mayBeIn(Place.CONVERSATION)) {
      held = eraseConversation(controller, plan, id, actor, now);
    }
    if (held.isEmpty()) {
      forgetMails(controller, id);
    }
    return held;
  }

  /// Forgets what is owed or was met about the entry or case. An index names it, so what was put
  /// there in the same moment may be left; it finds nothing to tell of any more.
  public void forgetMails(Controller controller, EntryId id) {
    work.writeInBatches(
        outbox.concerning(controller.id(), id).stream()
            .map(obligation -> outbox.erase(controller.id(), obligation))
            .toList());
  }

  private void eraseQuarantined(Controller controller, EntryId id, Actor actor, Instant now) {
    Work.retry(() -> {
      Optional<QuarantineStore.Stored> found = quarantine.find(controller.id(), id);
      if (found.isEmpty()) {
        return Optional.of(id);
      }
      QuarantineStore.Stored seen = found.get();
      UnitOfWork unit = work.of(controller, actor, now);
      if (seen.data().isEmpty()) {
        unit.also(quarantine.eraseStub(controller.id(), id));
      } else {
        Write erased = quarantine.erase(controller.id(), seen);
        exit.end(unit, controller.id(), seen, Action.CONTACT_ERASED, erased);
      }
      return unit.commit(id);
    });
  }

  private Optional<Hold> eraseConversation(
      Controller controller, ErasurePlan plan, EntryId id, Actor actor, Instant now) {
    return Work.<Optional<Hold>>retry(() -> {
      Optional<ConversationStore.Stored> found = conversations.find(controller.id(), id);
      if (found.isEmpty()) {
        if (conversations.erasing(controller.id(), id).isPresent()) {
          conversation.finish(controller.id(), id);
        }
        return Optional.of(Optional.empty());
      }
      Optional<EntryId> caseId = Optional.of(plan.caseId());
      return switch (conversation.erase(
          controller, found.get(), actor, AccessReason.CASE, caseId, now)) {
        case EraseConversation.Erased.Gone _ -> Optional.of(Optional.empty());
        case EraseConversation.Erased.Held _ ->
            Optional.of(holds.standing(controller, id, now)).filter(Optional::isPresent);
      };
    });
  }
}
