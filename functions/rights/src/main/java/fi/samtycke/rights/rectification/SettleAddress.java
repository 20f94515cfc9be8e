package fi.samtycke.rights.rectification;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.rights.CaseProgress;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.Proposal.Decision;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.declaration.Texts;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.rectification.CorrectContact.Correction;
import fi.samtycke.rights.rectification.MoveAddress.Shown.Question;
import fi.samtycke.stores.cases.AddressQuestions;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.CaseParts;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What an answer of one of the two addresses makes of the case: the address itself with the second
/// yes, the decision on the proposal and the letter about it with that or with a no, and the end of
/// the case when nothing of it is left to do.
final class SettleAddress {
  private static final Actor PERSON = new Actor.Person();

  private final CaseStore cases;
  private final AddressQuestions questions;
  private final Proposals proposals;
  private final CorrectContact correct;

  SettleAddress(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.questions = new AddressQuestions(wiring, dynamoDb);
    this.proposals = new Proposals(wiring, dynamoDb);
    this.correct = new CorrectContact(wiring, dynamoDb, digests, work);
  }

  Step agreeing(Controller controller, Question asked, Contact contact, Instant now) {
    AddressQuestion question = asked.question();
    AddressQuestion next = question.confirmedBy(asked.side());
    Step step = step(controller, asked, next, Action.ADDRESS_CONFIRMED);
    if (!next.isDecided()) {
      return step;
    }
    AddressChange moved = new AddressChange(now, PERSON.text(), Optional.of(PERSON.text()));
    CorrectContact.Writes correction =
        correct.items(
            controller,
            asked.request().id(),
            contact,
            Correction.ofAddress(contact, question.proposed(), moved),
            PERSON,
            now);
    return settling(
        controller,
        asked.request(),
        step.with(correction.items()),
        correction.tasks(),
        each ->
            new Proposal(
                each.field(),
                question.proposed().value(),
                question.then(),
                each.reason(),
                each.by(),
                now),
        now);
  }

  /// Whose address it is not does not have it kept for the reason alone that somebody named it.
  Step denying(Controller controller, Question asked, Instant now) {
    AddressQuestion question = asked.question();
    String value =
        switch (asked.side()) {
          case REGISTERED -> question.proposed().value();
          case NEW -> "";
        };
    String reason =
        Texts.in(asked.request().language()).get("my-address.denied." + asked.side().value());
    return settling(
        controller,
        asked.request(),
        step(controller, asked, question.deniedBy(asked.side()), Action.ADDRESS_DENIED),
        0,
        each -> new Proposal(each.field(), value, Decision.REFUSED, reason, PERSON.text(), now),
        now);
  }

  private Step step(Controller controller, Question asked, AddressQuestion next, Action action) {
    BeingAnswered request = asked.request();
    return new Step(request, action, PERSON)
        .of(List.of(CorrectContact.EMAIL))
        .because(asked.side().value())
        .with(List.of(questions.answer(controller.id(), request.id(), next)));
  }

  /// @param tasks how many the step opens
  /// @param decision on what was proposed for the address
  private Step settling(
      Controller controller,
      BeingAnswered request,
      Step step,
      int tasks,
      UnaryOperator<Proposal> decision,
      Instant now) {
    CaseProgress progress = CaseParts.of(cases, controller.id(), request.id()).progress(request);
    List<Proposal> settled =
        progress.proposals().stream()
            .filter(each -> each.field().equals(CorrectContact.EMAIL))
            .map(decision)
            .toList();
    return step.with(
            settled.stream()
                .map(each -> proposals.keep(controller.id(), request.id(), each))
                .toList())
        .owing(List.of(new Obligation.Mail(MailKind.RECTIFICATION_LETTER, request.id().value())))
        .fulfilledIf(progress.deciding(settled).withTasks(tasks), now);
  }
}
