package fi.samtycke.intake.form;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.VisitorPosts;
import fi.samtycke.stores.access.VisitorPosts.Outcome;
import fi.samtycke.stores.access.VisitorPosts.Post;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineEntrance;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes what a visitor posted: the message, its log entry, the mail to the info mailbox, the fact,
/// the mark against repetition and the count of the source, all in one transaction. Looks nobody
/// up.
final class ReceiveMessage {
  private static final Actor PERSON = new Actor.Person();

  private final ConversationStore conversations;
  private final VisitorPosts posts;
  private final QuarantineEntrance entrance;
  private final Digests digests;
  private final Work work;
  private final InstantSource clock;

  ReceiveMessage(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.posts = new VisitorPosts(wiring, dynamoDb, digests);
    this.entrance = new QuarantineEntrance(wiring, dynamoDb);
    this.digests = digests;
    this.work = work;
    this.clock = wiring.clock();
  }

  /// @param form without errors
  /// @param sourceIp the caller's address
  /// @param idempotencyKey the caller's own mark against repetition
  Outcome receive(
      Controller controller, MessageForm form, String sourceIp, Optional<String> idempotencyKey) {
    Instant now = clock.instant();
    EntryId message = work.newId();
    if (form.trapped()) {
      return posts.drop(controller, sourceIp, message, now);
    }
    UnitOfWork unit = work.of(controller, PERSON, now);
    ChainHead head = unit.log(message, ChainHead.NONE, Action.MESSAGE_RECEIVED);
    unit.also(store(controller, message, form, head, now))
        .owe(MailKind.CONTACT_FORM_NOTICE, message)
        .owe(FactKind.CONTACT_FORM_RECEIVED, message);
    if (form.keepContact()) {
      ContactData contact = contact(controller, message, form, now);
      entrance.enter(unit, controller, work.newId(), contact, now);
    }
    return posts.take(
        controller,
        new Post(MessageForm.REGISTER, form.content(), sourceIp, idempotencyKey),
        message,
        unit,
        now);
  }

  /// The visitor asks to be kept: the contact waits in quarantine under an id of its own, with what
  /// the form and the customer register both have.
  private static ContactData contact(
      Controller controller, EntryId message, MessageForm form, Instant now) {
    Map<String, String> fields = new LinkedHashMap<>(form.fields());
    fields
        .keySet()
        .retainAll(controller.register("customers").fields().stream().map(Field::name).toList());
    ProvenanceKind kind = controller.provenance(MessageForm.REGISTER).orElseThrow();
    return new ContactData(
        fields,
        form.language(),
        new Provenance(kind.id(), kind.informs(), LocalDate.ofInstant(now, controller.zone()), ""),
        PERSON.text(),
        now,
        Optional.of(message));
  }

  private Write store(
      Controller controller, EntryId message, MessageForm form, ChainHead head, Instant now) {
    Instant eraseAfter =
        now.atZone(controller.zone()).plus(controller.intake().keepMessages()).toInstant();
    return conversations.insert(
        controller.id(),
        new Stored(
            Conversation.byForm(
                message, form.language(), form.fields(), form.keepContact(), now, eraseAfter),
            head,
            "",
            digests.address(controller.id(), form.fields())));
  }
}
