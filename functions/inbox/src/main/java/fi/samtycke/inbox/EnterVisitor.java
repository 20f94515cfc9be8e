package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.quarantine.QuarantineEntrance;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.Input;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Enters the visitor of a conversation as a contact, by the same entrance as every other (G1, G3):
/// it waits in quarantine until the person answers. The conversation is its provenance, of the day
/// on which it began.
final class EnterVisitor {
  private final ConversationStore conversations;
  private final VisibleConversations visible;
  private final QuarantineEntrance entrance;
  private final Work work;
  private final InstantSource clock;

  EnterVisitor(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.visible = new VisibleConversations(conversations);
    this.entrance = new QuarantineEntrance(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  /// What became of it.
  sealed interface Entered {
    record Done(EntryId contact) implements Entered {}

    record Unknown() implements Entered {}

    record Incomplete(List<FieldError> errors) implements Entered {}
  }

  Entered enter(Controller controller, Rights rights, EntryId id, VisitorBody body) {
    Instant now = clock.instant();
    return Work.retry(() -> {
      Optional<Stored> found = visible.find(controller, rights, Rights.Act.READ, id, now);
      if (found.isEmpty()) {
        return Optional.of(new Entered.Unknown());
      }
      return switch (body.contact(controller, found.get().conversation())) {
        case Input.Outcome.Faulty<VisitorBody.Contact>(var errors) ->
            Optional.of(new Entered.Incomplete(errors));
        case Input.Outcome.Valid<VisitorBody.Contact>(var contact) ->
            enter(controller, rights, found.get(), contact, now);
      };
    });
  }

  private Optional<Entered> enter(
      Controller controller, Rights rights, Stored seen, VisitorBody.Contact contact, Instant now) {
    EntryId id = seen.conversation().id();
    EntryId entry = work.newId();
    Actor actor = new Actor.Staff(rights.subject());
    ContactData data =
        new ContactData(
            contact.fields(),
            contact.language(),
            provenance(controller, seen.conversation(), contact.note()),
            actor.text(),
            now,
            Optional.of(id));
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead next =
        unit.log(
            id, seen.head(), Action.CONVERSATION_CONTACT_ENTERED, contact.fields().keySet(), "");
    unit.also(conversations.remember(controller.id(), id, seen.head(), next));
    return entrance.enter(unit, controller, entry, data, now).commit(new Entered.Done(entry));
  }

  private static Provenance provenance(
      Controller controller, Conversation conversation, String note) {
    ProvenanceKind kind =
        controller
            .provenance(conversation.channel().register())
            .orElseThrow(() -> new IllegalStateException("a provenance is not declared"));
    LocalDate day = LocalDate.ofInstant(conversation.createdAt(), controller.zone());
    return new Provenance(kind.id(), kind.informs(), day, note);
  }
}
