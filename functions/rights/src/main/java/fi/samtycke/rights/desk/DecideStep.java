package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseProgress;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Closed;
import fi.samtycke.core.rights.RightsCase.Confirmed;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.ActAtOnce;
import fi.samtycke.rights.cases.ConfirmCase;
import fi.samtycke.rights.desk.StaffStep.Begin;
import fi.samtycke.rights.desk.StaffStep.Choose;
import fi.samtycke.rights.desk.StaffStep.Extend;
import fi.samtycke.rights.desk.StaffStep.Fulfil;
import fi.samtycke.rights.desk.StaffStep.MakeExtract;
import fi.samtycke.rights.desk.StaffStep.Refuse;
import fi.samtycke.rights.desk.StaffStep.Verify;
import fi.samtycke.rights.desk.StaffStep.Withdraw;
import fi.samtycke.stores.cases.CaseLetters;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.DeliveryItems;
import fi.samtycke.stores.cases.ExtractStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.register.AddressCooling;
import fi.samtycke.stores.tasks.CaseParts;
import fi.samtycke.stores.tasks.EndTasks;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What a step that staff take makes of a case as it is.
final class DecideStep {
  private final CaseStore cases;
  private final CaseLetters letters;
  private final ExtractStore extracts;
  private final DeliveryItems deliveries;
  private final ConfirmCase confirmCase;
  private final ActAtOnce actAtOnce;
  private final EndTasks endTasks;
  private final Candidates candidates;
  private final AddressCooling addressCooling;

  DecideStep(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.letters = new CaseLetters(cases);
    this.extracts = new ExtractStore(wiring, dynamoDb);
    this.deliveries = new DeliveryItems(cases);
    this.confirmCase = new ConfirmCase(wiring, dynamoDb, digests, work);
    this.actAtOnce = new ActAtOnce(wiring, dynamoDb, digests, work);
    this.endTasks = new EndTasks(wiring, dynamoDb, work);
    this.candidates = new Candidates(wiring, dynamoDb, digests);
    this.addressCooling = new AddressCooling(wiring, dynamoDb);
  }

  /// What a step makes of a case.
  sealed interface Decided {
    record Taken(Step step) implements Decided {}

    record Not(Refusal why) implements Decided {}
  }

  Decided on(Controller controller, Stored seen, StaffStep step, Actor actor, Instant now) {
    RightsCase request = seen.request();
    if (step instanceof MakeExtract && !request.kind().isAnsweredByExtract()) {
      return new Decided.Not(Refusal.NOT_AN_EXTRACT);
    }
    return switch (request) {
      case Unconfirmed asked -> unconfirmed(controller, asked, step, actor, now);
      case BeingAnswered open -> answered(controller, open, step, actor, now);
      case Closed _ -> new Decided.Not(Refusal.WRONG_STATE);
    };
  }

  private Decided unconfirmed(
      Controller controller, Unconfirmed asked, StaffStep step, Actor actor, Instant now) {
    return switch (step) {
      case Verify(String how) when asked.isAwaited(now) ->
          new Decided.Taken(confirmCase.step(controller, asked, how, actor, now));
      case Withdraw _ ->
          new Decided.Taken(new Step(asked.withdrawn(now), Action.CASE_WITHDRAWN, actor));
      case Verify _, Choose _, Begin _, Extend _, Refuse _, Fulfil _, MakeExtract _ ->
          new Decided.Not(Refusal.WRONG_STATE);
    };
  }

  private Decided answered(
      Controller controller, BeingAnswered open, StaffStep step, Actor actor, Instant now) {
    return switch (step) {
      case Verify _ -> new Decided.Not(Refusal.WRONG_STATE);
      case Choose(var entries) -> chosen(controller, open, entries, actor, now);
      case Begin _ ->
          open instanceof Confirmed
              ? new Decided.Taken(new Step(open.begun(now), Action.CASE_IN_PROGRESS, actor))
              : new Decided.Not(Refusal.WRONG_STATE);
      case Extend(String reasons) ->
          CaseCalendar.of(controller).mayExtend(open, now)
              ? lettered(
                  controller,
                  new Step(open.extended(reasons, now), Action.CASE_EXTENDED, actor),
                  new Letter(MailKind.CASE_EXTENSION, reasons, now))
              : new Decided.Not(Refusal.TOO_LATE_TO_EXTEND);
      case Refuse(String reason) ->
          progress(controller, open).isErasureDecided()
              ? new Decided.Not(Refusal.ERASURE_DECIDED)
              : lettered(
                  controller,
                  ended(
                      controller,
                      new Step(open.refused(reason, now), Action.CASE_REFUSED, actor),
                      now),
                  new Letter(MailKind.CASE_REFUSAL, reason, now));
      case Fulfil(String note) ->
          progress(controller, open).isNothingLeft()
              ? lettered(
                  controller,
                  new Step(open.fulfilled(now), Action.CASE_FULFILLED, actor),
                  new Letter(MailKind.CASE_ANSWER, note, now))
              : new Decided.Not(Refusal.NOT_DONE);
      case Withdraw _ ->
          progress(controller, open).isErasureDecided()
              ? new Decided.Not(Refusal.ERASURE_DECIDED)
              : new Decided.Taken(
                  ended(
                          controller,
                          new Step(open.withdrawn(now), Action.CASE_WITHDRAWN, actor),
                          now)
                      .owing(mail(MailKind.CASE_WITHDRAWAL, open)));
      case MakeExtract _ -> extract(controller, open, actor, now);
    };
  }

  /// That nothing was held may have left already, which is no answer any more.
  private Decided chosen(
      Controller controller, BeingAnswered open, List<EntryId> entries, Actor actor, Instant now) {
    if (!open.subjects().isEmpty()) {
      return new Decided.Not(Refusal.WRONG_STATE);
    }
    if (!candidates.mayBeMeant(controller, open, entries)) {
      return new Decided.Not(Refusal.NOT_A_CANDIDATE);
    }
    Step chosen =
        new Step(open.about(entries), Action.CASE_SUBJECTS_CHOSEN, actor)
            .with(List.of(deliveries.forget(controller.id(), open.id())));
    return new Decided.Taken(actAtOnce.with(controller, chosen, now));
  }

  private Decided extract(Controller controller, BeingAnswered open, Actor actor, Instant now) {
    if (open.subjects().isEmpty()) {
      return new Decided.Not(Refusal.WRONG_STATE);
    }
    if (!addressCooling.mayBeSentTo(controller, open.subjects(), now)) {
      return new Decided.Not(Refusal.ADDRESS_COOLING);
    }
    Obligation making = new Obligation.Fact(FactKind.EXTRACT_REQUESTED, open.id().value());
    return new Decided.Taken(
        new Step(open.begun(now), Action.EXTRACT_REQUESTED, actor)
            .owing(List.of(making))
            .with(
                List.of(
                    extracts.forget(controller.id(), open.id()),
                    deliveries.forget(controller.id(), open.id()))));
  }

  /// Nobody searches any more for a case that ends before it is answered.
  private Step ended(Controller controller, Step end, Instant now) {
    return end.with(endTasks.searches(controller, end.next().id(), end.actor(), now));
  }

  private CaseProgress progress(Controller controller, BeingAnswered open) {
    return CaseParts.of(cases, controller.id(), open.id()).progress(open);
  }

  private Decided lettered(Controller controller, Step step, Letter letter) {
    return new Decided.Taken(
        step.with(List.of(letters.keep(controller.id(), step.next().id(), letter)))
            .owing(mail(letter.kind(), step.next())));
  }

  private static List<Obligation> mail(MailKind kind, RightsCase about) {
    return List.of(new Obligation.Mail(kind, about.id().value()));
  }
}
