package fi.samtycke.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.rights.ErasureScope.Outside;
import fi.samtycke.stores.CaseSteps;
import fi.samtycke.stores.CaseSteps.Step;
import fi.samtycke.stores.CaseStore.Stored;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.ContactParts;
import fi.samtycke.stores.ContactValues;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.OutboxStore;
import fi.samtycke.stores.Proposals;
import fi.samtycke.stores.RegisterStore;
import fi.samtycke.stores.RegisterStore.Contact;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Transactions.Outcome;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Staff decide what of a contact is wrong (GDPR Art. 16): the contact, both log entries, the
/// address look-ups, the tasks for recipients and the letter in one transaction.
final class DecideRectification {
  private static final String EMAIL = "email";

  private final RegisterStore register;
  private final ContactValues values;
  private final ContactParts parts;
  private final Proposals proposals;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final OpenOutside openOutside;
  private final CaseSteps steps;
  private final Transactions transactions;
  private final CloseCase close;
  private final Digests digests;
  private final RandomGenerator random;

  DecideRectification(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.values = new ContactValues(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.proposals = new Proposals(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.openOutside = new OpenOutside(wiring, dynamoDb, random);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.transactions = new Transactions(dynamoDb);
    this.close = new CloseCase(wiring, dynamoDb, random);
    this.digests = digests;
    this.random = random;
  }

  /// What was proposed, and what was decided.
  List<Proposal> known(Controller controller, EntryId caseId) {
    return proposals.of(controller.id(), caseId);
  }

  /// @param fields of the contact as they are from now on
  /// @return `false` when the case or the contact changed meanwhile; nothing was written then
  boolean decide(
      Controller controller,
      Stored seen,
      Contact contact,
      List<Proposal> decisions,
      Map<String, String> fields,
      Actor actor,
      Instant now) {
    RightsCase request = seen.request();
    ControllerId id = controller.id();
    List<String> changed =
        decisions.stream()
            .filter(each -> each.decision() != Proposal.Decision.REFUSED)
            .map(Proposal::field)
            .toList();
    RightsCase next =
        request.state() instanceof CaseState.Confirmed
            ? request.with(new CaseState.InProgress(now))
            : request;
    List<TransactWriteItem> items =
        steps.items(
            controller,
            seen,
            new Step(next, Action.RECTIFICATION_DECIDED, actor)
                .of(decisions.stream().map(Proposal::field).toList()),
            now);
    decisions.forEach(each -> items.add(proposals.keep(id, request.id(), each)));
    if (!changed.isEmpty()) {
      rectify(controller, contact, fields, changed, actor, now, items);
      outside(controller, contact)
          .forEach(outside ->
              items.addAll(
                  openOutside.task(
                      controller,
                      request.id(),
                      TaskKind.RECTIFY,
                      outside,
                      words(contact, fields, changed),
                      actor,
                      now)));
    }
    items.add(
        outbox.enqueue(
            id,
            EntryId.random(random),
            new Obligation.Mail(MailKind.RECTIFICATION_LETTER, request.id().value()),
            now,
            now));
    boolean written =
        transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
    if (written) {
      close.fulfilIfDone(controller, request.id(), actor, now);
    }
    return written;
  }

  private void rectify(
      Controller controller,
      Contact contact,
      Map<String, String> fields,
      List<String> changed,
      Actor actor,
      Instant now,
      List<TransactWriteItem> items) {
    ControllerId id = controller.id();
    LoggedChange line =
        contact
            .head()
            .append(
                id, new Change(contact.id(), now, actor, Action.CONTACT_RECTIFIED, changed, ""));
    boolean moved = changed.contains(EMAIL);
    items.add(
        values.rectify(
            id,
            contact,
            fields,
            moved ? Optional.of(actor.text()) : Optional.empty(),
            now,
            line.head()));
    items.add(changes.append(line));
    if (moved) {
      String before = contact.data().address().comparable();
      String after = new EmailAddress(fields.getOrDefault(EMAIL, "")).comparable();
      String own = digests.digest(id, Digests.Use.ADDRESS, after);
      digests.everyDigest(id, Digests.Use.ADDRESS, before).stream()
          .filter(digest -> !digest.equals(own))
          .forEach(digest -> items.add(register.unindex(id, digest, contact.id())));
      items.add(register.index(id, own, contact.id()));
    }
  }

  /// Whoever got the data, and whoever keeps the register elsewhere (Art. 19).
  private Set<Outside> outside(Controller controller, Contact contact) {
    Set<Outside> all = new LinkedHashSet<>();
    parts.disclosures(controller.id(), contact.id()).stream()
        .map(disclosure -> new Outside(disclosure.recipient(), "customers"))
        .forEach(all::add);
    controller.outsideSystems().stream()
        .filter(system -> system.register().equals("customers"))
        .map(system -> new Outside(system.recipient(), system.register()))
        .forEach(all::add);
    return all;
  }

  private static String words(Contact contact, Map<String, String> fields, List<String> changed) {
    Map<String, String> now = new LinkedHashMap<>();
    changed.forEach(field -> now.put(field, fields.getOrDefault(field, "")));
    StringBuilder words =
        new StringBuilder(contact.data().fields().getOrDefault("name", ""))
            .append(", ")
            .append(contact.data().address().value());
    now.forEach((field, value) -> words.append('\n').append(field).append(": ").append(value));
    return words.toString();
  }
}
