package fi.samtycke.intake.form;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.Conversation.Wishes;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.stores.access.VisitorPosts;
import fi.samtycke.stores.access.VisitorPosts.Outcome;
import fi.samtycke.stores.access.VisitorPosts.Post;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.quarantine.QuarantineEntrance;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Takes what a visitor posted: the message, its log entry, the mail to the info mailbox, the fact,
/// the mark against repetition and the count of the source, all in one transaction. Looks nobody
/// up.
final class ReceiveMessage {
  private final ConversationStore conversations;
  private final VisitorPosts posts;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final QuarantineEntrance entrance;
  private final Digests digests;
  private final InstantSource clock;
  private final RandomGenerator random;

  ReceiveMessage(
      ConversationStore conversations,
      VisitorPosts posts,
      ChangeLogStore changes,
      OutboxStore outbox,
      QuarantineEntrance entrance,
      Digests digests,
      InstantSource clock,
      RandomGenerator random) {
    this.conversations = conversations;
    this.posts = posts;
    this.changes = changes;
    this.outbox = outbox;
    this.entrance = entrance;
    this.digests = digests;
    this.clock = clock;
    this.random = random;
  }

  /// @param form without errors
  /// @param sourceIp the caller's address
  /// @param idempotencyKey the caller's own mark against repetition
  Outcome receive(
      Controller controller, MessageForm form, String sourceIp, Optional<String> idempotencyKey) {
    Instant now = clock.instant();
    ControllerId id = controller.id();
    EntryId message = EntryId.random(random);
    if (form.trapped()) {
      return posts.drop(controller, sourceIp, message, now);
    }
    List<Write> items = new ArrayList<>();
    items.add(store(controller, message, form, now));
    items.add(log(id, message, now));
    items.add(owe(id, new Obligation.Mail(MailKind.CONTACT_FORM_NOTICE, message.value()), now));
    items.add(owe(id, new Obligation.Fact(FactKind.CONTACT_FORM_RECEIVED, message.value()), now));
    if (form.keepContact()) {
      items.addAll(enterQuarantine(controller, message, form, now));
    }
    return posts.take(
        controller,
        new Post(MessageForm.REGISTER, form.content(), sourceIp, idempotencyKey),
        message,
        items,
        now);
  }

  /// The visitor asks to be kept: the contact waits in quarantine under an id of its own, with what
  /// the form and the customer register both have.
  private List<Write> enterQuarantine(
      Controller controller, EntryId message, MessageForm form, Instant now) {
    Map<String, String> fields = new LinkedHashMap<>(form.fields());
    fields
        .keySet()
        .retainAll(controller.register("customers").fields().stream().map(Field::name).toList());
    ProvenanceKind kind = controller.provenance(MessageForm.REGISTER).orElseThrow();
    Actor.Person person = new Actor.Person();
    ContactData data =
        new ContactData(
            fields,
            form.language(),
            new Provenance(
                kind.id(), kind.informs(), LocalDate.ofInstant(now, controller.zone()), ""),
            person.text(),
            now,
            Optional.of(message));
    return entrance.enter(controller, EntryId.random(random), data, person, now);
  }

  private Write store(Controller controller, EntryId message, MessageForm form, Instant now) {
    Instant eraseAfter =
        now.atZone(controller.zone()).plus(controller.intake().keepMessages()).toInstant();
    return conversations.insert(
        controller.id(),
        new Stored(
            Conversation.byForm(
                message,
                form.language(),
                form.fields(),
                new Wishes(form.keepContact(), form.newsletter()),
                now,
                eraseAfter),
            received(controller.id(), message, now).head(),
            "",
            digests.address(controller.id(), form.fields())));
  }

  private Write log(ControllerId controller, EntryId message, Instant now) {
    return changes.append(received(controller, message, now));
  }

  private static LoggedChange received(ControllerId controller, EntryId message, Instant now) {
    return ChainHead.NONE.append(
        controller, new Change(message, now, new Actor.Person(), Action.MESSAGE_RECEIVED));
  }

  private Write owe(ControllerId controller, Obligation obligation, Instant now) {
    return outbox.enqueue(controller, EntryId.random(random), obligation, now, now);
  }
}
