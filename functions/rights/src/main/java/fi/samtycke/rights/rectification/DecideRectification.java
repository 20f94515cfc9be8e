package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.rectification.CorrectContact.Correction;
import fi.samtycke.stores.cases.AddressQuestions;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.CloseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff decide what of a contact is wrong (GDPR Art. 16): the contact, both log entries, the
/// address look-ups, the tasks for recipients and the letter in one transaction. A new address that
/// nobody made sure of changes nothing yet: both addresses are asked (F12).
final class DecideRectification {
  private final Proposals proposals;
  private final AddressQuestions questions;
  private final OutboxStore outbox;
  private final CorrectContact correct;
  private final CaseSteps steps;
  private final Transactions transactions;
  private final CloseCase close;
  private final RandomGenerator random;

  DecideRectification(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.proposals = new Proposals(wiring, dynamoDb);
    this.questions = new AddressQuestions(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.correct = new CorrectContact(wiring, dynamoDb, digests, random);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.transactions = new Transactions(dynamoDb);
    this.close = new CloseCase(wiring, dynamoDb, random);
    this.random = random;
  }

  /// What was proposed, and what was decided.
  List<Proposal> known(Controller controller, EntryId caseId) {
    return proposals.of(controller.id(), caseId);
  }

  /// Until when both addresses may answer, when they are asked.
  Optional<Instant> until(Controller controller, EntryId caseId) {
    return questions.find(controller.id(), caseId).map(stored -> stored.question().until());
  }

  /// @return `false` when the case or the contact changed meanwhile; nothing was written then
  boolean decide(
      Controller controller,
      Stored seen,
      Contact contact,
      DecisionsBody body,
      Actor actor,
      Instant now) {
    RightsCase request = seen.request();
    ControllerId id = controller.id();
    List<Proposal> decisions = body.decisions();
    RightsCase next =
        request.state() instanceof CaseState.Confirmed
            ? request.with(new CaseState.InProgress(now))
            : request;
    List<Write> items =
        steps.items(
            controller,
            seen,
            new Step(next, Action.RECTIFICATION_DECIDED, actor)
                .of(decisions.stream().map(Proposal::field).toList()),
            now);
    decisions.forEach(each -> items.add(proposals.keep(id, request.id(), each)));
    List<String> changed = body.changed();
    if (!changed.isEmpty()) {
      Optional<AddressChange> moved =
          changed.contains(CorrectContact.EMAIL)
              ? Optional.of(new AddressChange(now, actor.text(), Optional.empty()))
              : Optional.empty();
      items.addAll(
          correct.items(
              controller,
              request.id(),
              contact,
              new Correction(body.fields(), changed, moved),
              actor,
              now));
    }
    if (decisions.stream().anyMatch(each -> each.field().equals(CorrectContact.EMAIL))) {
      items.addAll(question(controller, request, contact, body, now));
    }
    if (!decisions.stream().allMatch(Proposal::isOpen)) {
      items.add(owe(id, MailKind.RECTIFICATION_LETTER, request, now));
    }
    boolean written =
        transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
    if (written) {
      close.fulfilIfDone(controller, request.id(), actor, now);
    }
    return written;
  }

  /// A decision on the address ends the question about an earlier one.
  private List<Write> question(
      Controller controller, RightsCase request, Contact contact, DecisionsBody body, Instant now) {
    ControllerId id = controller.id();
    if (body.asked().isEmpty()) {
      return List.of(questions.drop(id, request.id()));
    }
    Proposal asked = body.asked().get();
    AddressQuestion question =
        AddressQuestion.of(
            EntryId.random(random),
            contact.id(),
            contact.data().address(),
            new EmailAddress(asked.value()),
            asked.decision(),
            now,
            CaseCalendar.of(controller).lapsesAt(now));
    List<Write> items = new ArrayList<>();
    items.add(questions.ask(id, request.id(), question));
    for (AddressSide side : AddressSide.values()) {
      items.add(owe(id, side.mail(), request, now));
    }
    return items;
  }

  private Write owe(ControllerId id, MailKind mail, RightsCase request, Instant now) {
    return outbox.enqueue(
        id, EntryId.random(random), new Obligation.Mail(mail, request.id().value()), now, now);
  }
}
