package fi.samtycke.local.spec.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An invented person of whom something is stored in every place where anything can be, each value
/// a long mark of its own, down to attributes that no version of this program writes yet.
final class HeldPerson {
  static final String OPERATOR = "subject-of-the-chat-operator-who-replied";
  private static final Instant THEN = Instant.parse("2026-03-18T09:30:00.000Z");

  final String name;
  final Language language;
  final EmailAddress address;
  final EntryId contact;
  final EntryId quarantined;
  final EntryId form;
  final EntryId chat;
  final EntryId request;
  private final Desk desk;

  HeldPerson(Desk desk, String name, Language language) {
    this.desk = desk;
    this.name = name;
    this.language = language;
    this.address = new EmailAddress(name + "@example.com");
    this.contact = desk.id();
    this.quarantined = desk.id();
    this.form = desk.id();
    this.chat = desk.id();
    this.request = desk.id();
  }

  /// What stands in a field or attribute of this person and nowhere else.
  String mark(String what) {
    return "mark-of-" + name + "-in-" + what + "-0123456789";
  }

  List<EntryId> entries() {
    return List.of(contact, quarantined, form, chat);
  }

  void enter() {
    register();
    quarantine();
    conversations();
    rest();
  }

  private ContactData data(String where) {
    Map<String, String> fields = new TreeMap<>();
    for (Field field : desk.plaza().register("customers").fields()) {
      fields.put(field.name(), mark(where + "-" + field.name()));
    }
    fields.put("email", address.value());
    fields.put("noLongerDeclared", mark(where + "-no-longer-declared"));
    return new ContactData(
        fields,
        language,
        new Provenance("trade-fair", 13, LocalDate.of(2026, 3, 1), mark(where + "-provenance")),
        "staff:" + OPERATOR,
        THEN,
        Optional.of(form));
  }

  private void register() {
    LoggedChange line = changed(contact, Action.QUARANTINE_CONSENTED, new Actor.Person());
    desk.write(
        desk.register.insert(Desk.PLAZA, contact, data("contact"), THEN, line.head()),
        desk.register.index(Desk.PLAZA, desk.digest(address), contact),
        desk.register.keep(
            Desk.PLAZA,
            contact,
            new ConsentReceipt(
                mark("statement"),
                "consent.statement",
                "1",
                language,
                List.of("communication", "prospects"),
                List.of(),
                List.of(new AskingMail(mark("message-id"), THEN)),
                THEN,
                "0123456789abcdef")),
        desk.changes.append(line));
    desk.put(
        "Register",
        beside("disclosure#2026-03-19")
            .with("recipient", "network-operator")
            .with("fields", List.of("name", "phone"))
            .with("purpose", mark("disclosure-purpose"))
            .with("basis", mark("disclosure-basis"))
            .with("at", THEN)
            .with("by", "staff:" + OPERATOR));
    desk.put("Register", beside("hold#claim").with("words", mark("hold")));
    desk.put("Register", beside("subscription#news").with("wordsOfTomorrow", mark("subscription")));
    desk.put("Register", beside("tomorrow").with("whatNobodyKnowsYet", mark("tomorrow")));
  }

  private Attributes beside(String sk) {
    return Attributes.item(Desk.PLAZA + "#contact#" + contact, sk);
  }

  private void quarantine() {
    LoggedChange line = changed(quarantined, Action.QUARANTINE_ENTERED, new Actor.Staff(OPERATOR));
    desk.write(
        desk.quarantine.enter(
            Desk.PLAZA,
            quarantined,
            data("quarantine"),
            desk.id(),
            line.head(),
            THEN.plus(Duration.ofDays(30))),
        desk.addresses.take(Desk.PLAZA, desk.digest(address), quarantined),
        desk.addresses.count(
            Desk.PLAZA, desk.digest(address), true, THEN, THEN.plus(Duration.ofDays(30))),
        desk.changes.append(line));
  }

  private void conversations() {
    Map<String, String> fields = new TreeMap<>();
    for (Field field : desk.plaza().register("contact-form").fields()) {
      fields.put(field.name(), mark("form-" + field.name()));
    }
    LoggedChange line = changed(form, Action.MESSAGE_RECEIVED, new Actor.Person());
    desk.write(
        desk.conversations.insert(
            Desk.PLAZA,
            stored(
                Conversation.byForm(
                    form, language, fields, true, THEN, THEN.plus(Duration.ofDays(180))),
                line.head())),
        desk.changes.append(line));
    Conversation talk =
        Conversation.byChat(chat, language, Map.of("name", mark("chat-name")), THEN, mark("page"));
    desk.put(
        "Conversations",
        Attributes.item(Desk.PLAZA + "#conversation#" + chat, "hold#claim")
            .with("reason", mark("hold-on-chat"))
            .with("at", THEN)
            .with("by", "staff:" + OPERATOR));
    LoggedChange started = changed(chat, Action.CHAT_STARTED, new Actor.Person());
    desk.write(
        desk.conversations.insert(Desk.PLAZA, stored(talk, started.head())),
        desk.conversations.insertMessage(
            Desk.PLAZA,
            talk,
            ConversationMessage.byVisitor(1, mark("question"), THEN, mark("page-of-question"))),
        desk.conversations.insertMessage(
            Desk.PLAZA, talk, ConversationMessage.byOperator(2, mark("reply"), THEN, OPERATOR)),
        desk.changes.append(started));
  }

  private ConversationStore.Stored stored(Conversation conversation, ChainHead head) {
    return new ConversationStore.Stored(conversation, head, "", Optional.of(desk.digest(address)));
  }

  private void rest() {
    desk.put(
        "Outbox",
        Attributes.item(Desk.PLAZA + "#outbox#" + desk.id(), "outbox")
            .with("channel", "mail")
            .with("kind", "consent-copy")
            .with("about", contact.value())
            .with("concerning", Desk.PLAZA + "#about#" + contact)
            .with("state", "sent")
            .with("attempts", 1)
            .with("enqueuedAt", THEN)
            .with("sentAt", THEN)
            .with("messageId", mark("sent-mail")));
    desk.write(
        desk.ledger.suppress(
            Desk.PLAZA,
            desk.digest(address),
            SuppressionReason.BOUNCED,
            THEN,
            THEN.plus(Duration.ofDays(300))),
        desk.ledger.restrict(Desk.PLAZA, contact, THEN));
  }

  /// A request that the person has confirmed.
  void asks(RequestKind kind, List<EntryId> about) {
    RightsCase asked =
        Received.of(
                request,
                kind,
                Entrance.TELEPHONE,
                LocalDate.of(2026, 3, 17),
                THEN,
                new Actor.Staff(OPERATOR),
                language,
                address,
                mark("details"))
            .confirmed(about, mark("identified-by"), THEN);
    LoggedChange line = changed(request, Action.CASE_CONFIRMED, new Actor.Person());
    desk.write(
        desk.cases.insert(
            Desk.PLAZA,
            new CaseStore.Stored(
                asked,
                Optional.of(desk.digest(address)),
                List.of(),
                Optional.empty(),
                line.head(),
                0)),
        desk.changes.append(line),
        desk.cases.put(
            desk.cases
                .part(Desk.PLAZA, request, "proposal#phone")
                .with("value", mark("proposal"))
                .with("decision", "refused")
                .with("reason", mark("why-not"))
                .with("by", "staff:" + OPERATOR)
                .with("at", THEN)),
        desk.cases.put(
            desk.cases.part(Desk.PLAZA, request, "letter#1").with("text", mark("letter"))));
    tellsARecipient();
  }

  /// Staff have told a recipient, and closed the task with what it answered.
  private void tellsARecipient() {
    Task task =
        new Task(
            desk.id(),
            TaskKind.RECTIFY,
            contact,
            "customers",
            "network-operator",
            Optional.of("suitecrm"),
            mark("reference"),
            "administrator",
            THEN,
            LocalDate.of(2026, 3, 30),
            Optional.of(request),
            new TaskState.Open());
    Actor actor = new Actor.Staff(OPERATOR);
    UnitOfWork unit = desk.work().of(Desk.PLAZA, actor, THEN);
    desk.caseTasks.open(unit, desk.plaza(), task, "Dear recipient");
    desk.write(unit.writes().toArray(Write[]::new));
    TaskStore.Stored open = desk.tasks.find(Desk.PLAZA, task.id()).orElseThrow();
    UnitOfWork closing = desk.work().of(Desk.PLAZA, actor, THEN);
    desk.caseTasks.close(
        closing,
        desk.plaza(),
        open,
        new TaskState.Done(mark("evidence"), Optional.empty(), actor.text(), THEN),
        THEN);
    desk.write(closing.writes().toArray(Write[]::new));
  }

  private static LoggedChange changed(EntryId entry, Action action, Actor actor) {
    return ChainHead.NONE.append(
        Desk.PLAZA, new Change(entry, THEN, actor, action, List.of("phone", "name"), ""));
  }

  /// Whether an item of a table is about this person.
  boolean owns(Map<String, AttributeValue> item) {
    String pk = Optional.ofNullable(item.get("pk")).orElseThrow().s();
    return entries().stream().anyMatch(id -> pk.contains(id.value()))
        || pk.contains(request.value())
        || pk.endsWith(desk.digest(address).value())
        || item.containsKey("case") && item.get("case").s().equals(request.value())
        || item.containsKey("concerning")
            && entries().stream().anyMatch(id -> item.get("concerning").s().endsWith(id.value()));
  }
}
