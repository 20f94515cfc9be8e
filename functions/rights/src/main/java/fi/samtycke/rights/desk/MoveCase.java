package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.rights.desk.TakeStep.Decided;
import fi.samtycke.rights.request.ActAtOnce;
import fi.samtycke.rights.request.ConfirmCase;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.ExtractStore;
import fi.samtycke.stores.register.AddressCooling;
import java.time.Instant;
import java.util.List;

/// The steps that staff take with a case until it is answered.
final class MoveCase {
  private final CaseStore cases;
  private final TakeStep takeStep;
  private final ConfirmCase confirmCase;
  private final ActAtOnce actAtOnce;
  private final Candidates candidates;
  private final AddressCooling addressCooling;
  private final OpenParts openParts;

  MoveCase(
      CaseStore cases,
      TakeStep takeStep,
      ConfirmCase confirmCase,
      ActAtOnce actAtOnce,
      Candidates candidates,
      AddressCooling addressCooling,
      OpenParts openParts) {
    this.cases = cases;
    this.takeStep = takeStep;
    this.confirmCase = confirmCase;
    this.actAtOnce = actAtOnce;
    this.candidates = candidates;
    this.addressCooling = addressCooling;
    this.openParts = openParts;
  }

  /// Staff made sure in another way from whom the request comes.
  StepOutcome verify(Controller controller, EntryId id, String how, Actor actor) {
    return takeStep.take(
        controller,
        id,
        (seen, now) -> {
          CaseState state = seen.request().state();
          boolean asked =
              state instanceof CaseState.Received
                  || (state instanceof CaseState.Challenged(Instant lapsesAt)
                      && now.isBefore(lapsesAt));
          return asked
              ? new Decided.Now(confirmCase.step(controller, seen, how, actor, now))
              : Decided.wrongState();
        });
  }

  /// Staff choose which entries it is about, when that was not clear.
  StepOutcome choose(Controller controller, EntryId id, List<EntryId> entries, Actor actor) {
    return takeStep.take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!request.state().isBeingAnswered() || !request.subjects().isEmpty()) {
            return Decided.wrongState();
          }
          return candidates.mayBeMeant(controller, request, entries)
              ? new Decided.Now(
                  actAtOnce.with(
                      controller,
                      new Step(request.about(entries), Action.CASE_SUBJECTS_CHOSEN, actor),
                      now))
              : Decided.not("not-a-candidate", "An entry is not one that this case can be about");
        });
  }

  StepOutcome begin(Controller controller, EntryId id, Actor actor) {
    return takeStep.take(
        controller,
        id,
        (seen, now) ->
            seen.request().state() instanceof CaseState.Confirmed
                ? new Decided.Now(
                    new Step(
                        seen.request().with(new CaseState.InProgress(now)),
                        Action.CASE_IN_PROGRESS,
                        actor))
                : Decided.wrongState());
  }

  /// The person took it back. What nobody ever confirmed leaves nothing of the person; an erasure
  /// that is decided goes on.
  StepOutcome withdraw(Controller controller, EntryId id, Actor actor) {
    return takeStep.take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!(request.state() instanceof CaseState.Open)) {
            return Decided.wrongState();
          }
          RightsCase withdrawn = request.with(new CaseState.Withdrawn(now));
          if (!request.state().isBeingAnswered()) {
            return new Decided.Now(
                new Step(withdrawn.withoutPersonalParts(), Action.CASE_WITHDRAWN, actor));
          }
          if (openParts.isErasureDecided(controller, id)) {
            return Decided.erasureDecided();
          }
          return new Decided.Now(
              new Step(withdrawn, Action.CASE_WITHDRAWN, actor)
                  .owing(List.of(new Obligation.Mail(MailKind.CASE_WITHDRAWAL, id.value()))));
        });
  }

  /// Has the extract of a confirmed case made, or made anew in the place of the one there is.
  StepOutcome extract(Controller controller, EntryId id, Actor actor) {
    return takeStep.take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!request.kind().isAnsweredByExtract()) {
            return Decided.not("not-an-extract", "The case asks for something else");
          }
          if (!request.state().isBeingAnswered() || request.subjects().isEmpty()) {
            return Decided.wrongState();
          }
          if (!addressCooling.mayBeSentTo(controller, request.subjects(), now)) {
            return Decided.not("address-cooling", "The address was changed a short while ago");
          }
          RightsCase next =
              request.state() instanceof CaseState.Confirmed
                  ? request.with(new CaseState.InProgress(now))
                  : request;
          return new Decided.Now(
              new Step(next, Action.EXTRACT_REQUESTED, actor)
                  .owing(List.of(new Obligation.Fact(FactKind.EXTRACT_REQUESTED, id.value())))
                  .with(List.of(cases.erasePart(controller.id(), id, ExtractStore.SK))));
        });
  }
}
