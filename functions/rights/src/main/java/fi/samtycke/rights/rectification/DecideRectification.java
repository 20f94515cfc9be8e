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
import fi.samtycke.core.rights.CaseProgress;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.AnsweredCases.Answered;
import fi.samtycke.rights.rectification.CorrectContact.Correction;
import fi.samtycke.stores.cases.AddressQuestions;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.CaseParts;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff decide what of a contact is wrong (GDPR Art. 16): the contact, both log entries, the
/// address look-ups, the tasks for recipients, the letter, and the end of the case when nothing of
/// it is left to do, in one transaction. A new address that nobody made sure of changes nothing
/// yet: both addresses are asked (F12).
final class DecideRectification {
  private final CaseStore cases;
  private final Proposals proposals;
  private final AddressQuestions questions;
  private final CorrectContact correct;
  private final CaseSteps steps;
  private final Work work;

  DecideRectification(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.proposals = new Proposals(wiring, dynamoDb);
    this.questions = new AddressQuestions(wiring, dynamoDb);
    this.correct = new CorrectContact(wiring, dynamoDb, digests, work);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.work = work;
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
      Controller controller, Answered found, DecisionsBody body, Actor actor, Instant now) {
    BeingAnswered request = found.request();
    Contact contact = found.contacts().getFirst();
    ControllerId id = controller.id();
    List<Proposal> decisions = body.decisions();
    CaseProgress then = CaseParts.of(cases, id, request.id()).progress(request).deciding(decisions);
    List<Write> also = new ArrayList<>();
    decisions.forEach(each -> also.add(proposals.keep(id, request.id(), each)));
    List<String> changed = body.changed();
    if (!changed.isEmpty()) {
      Optional<AddressChange> moved =
          changed.contains(CorrectContact.EMAIL)
              ? Optional.of(new AddressChange(now, actor.text(), Optional.empty()))
              : Optional.empty();
      CorrectContact.Writes correction =
          correct.items(
              controller,
              request.id(),
              contact,
              new Correction(body.fields(), changed, moved),
              actor,
              now);
      also.addAll(correction.items());
      then = then.withTasks(correction.tasks());
    }
    List<Obligation> owed = new ArrayList<>();
    if (decisions.stream().anyMatch(each -> each.field().equals(CorrectContact.EMAIL))) {
      also.add(question(controller, request, contact, body, now));
      if (body.asked().isPresent()) {
        Arrays.stream(AddressSide.values())
            .map(side -> new Obligation.Mail(side.mail(), request.id().value()))
            .forEach(owed::add);
      }
    }
    if (!decisions.stream().allMatch(Proposal::isOpen)) {
      owed.add(new Obligation.Mail(MailKind.RECTIFICATION_LETTER, request.id().value()));
    }
    Step step =
        new Step(request.begun(now), Action.RECTIFICATION_DECIDED, actor)
            .of(decisions.stream().map(Proposal::field).toList())
            .owing(owed)
            .with(also)
            .fulfilledIf(then, now);
    return steps.take(controller, found.stored(), step, now);
  }

  /// A decision on the address ends the question about an earlier one.
  private Write question(
      Controller controller, RightsCase request, Contact contact, DecisionsBody body, Instant now) {
    ControllerId id = controller.id();
    if (body.asked().isEmpty()) {
      return questions.drop(id, request.id());
    }
    Proposal asked = body.asked().get();
    return questions.ask(
        id,
        request.id(),
        AddressQuestion.of(
            work.newId(),
            contact.id(),
            contact.data().address(),
            new EmailAddress(asked.value()),
            asked.decision(),
            now,
            CaseCalendar.of(controller).lapsesAt(now)));
  }
}
