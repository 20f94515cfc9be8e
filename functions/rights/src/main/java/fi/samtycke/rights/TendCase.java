package fi.samtycke.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.stores.AddressCooling;
import fi.samtycke.stores.CaseLetters;
import fi.samtycke.stores.CaseLetters.Letter;
import fi.samtycke.stores.CaseSteps;
import fi.samtycke.stores.CaseSteps.Step;
import fi.samtycke.stores.CaseStore;
import fi.samtycke.stores.CaseStore.Stored;
import fi.samtycke.stores.ExtractStore;
import fi.samtycke.stores.StoreBusyException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The steps that staff take with a case. Each is decided on the case as it is when it is written:
/// who comes second is told so.
final class TendCase {
  private static final int TRIES = 5;

  private final CaseStore cases;
  private final CaseSteps steps;
  private final CaseLetters letters;
  private final ConfirmCase confirmCase;
  private final ActAtOnce actAtOnce;
  private final OpenParts openParts;
  private final Candidates candidates;
  private final AddressCooling addressCooling;
  private final InstantSource clock;

  TendCase(
      CaseStore cases,
      CaseSteps steps,
      ConfirmCase confirmCase,
      ActAtOnce actAtOnce,
      OpenParts openParts,
      Candidates candidates,
      AddressCooling addressCooling,
      InstantSource clock) {
    this.cases = cases;
    this.steps = steps;
    this.letters = new CaseLetters(cases);
    this.confirmCase = confirmCase;
    this.actAtOnce = actAtOnce;
    this.openParts = openParts;
    this.candidates = candidates;
    this.addressCooling = addressCooling;
    this.clock = clock;
  }

  /// What a step makes of a case.
  private sealed interface Decided {
    record Now(Step step) implements Decided {}

    record Not(StepOutcome.NotNow why) implements Decided {}
  }

  private interface Decision {
    Decided on(Stored seen, Instant now);
  }

  /// Staff made sure in another way from whom the request comes.
  StepOutcome verify(Controller controller, EntryId id, String how, Actor actor) {
    return take(
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
              : wrongState();
        });
  }

  /// Staff choose which entries it is about, when that was not clear.
  StepOutcome choose(Controller controller, EntryId id, List<EntryId> entries, Actor actor) {
    return take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!request.state().isBeingAnswered() || !request.subjects().isEmpty()) {
            return wrongState();
          }
          return candidates.mayBeMeant(controller, request, entries)
              ? new Decided.Now(
                  actAtOnce.with(
                      controller,
                      new Step(request.about(entries), Action.CASE_SUBJECTS_CHOSEN, actor),
                      now))
              : not("not-a-candidate", "An entry is not one that this case can be about");
        });
  }

  StepOutcome begin(Controller controller, EntryId id, Actor actor) {
    return take(
        controller,
        id,
        (seen, now) ->
            seen.request().state() instanceof CaseState.Confirmed
                ? new Decided.Now(
                    new Step(
                        seen.request().with(new CaseState.InProgress(now)),
                        Action.CASE_IN_PROGRESS,
                        actor))
                : wrongState());
  }

  /// Art. 12(3): only within the first period, once, with reasons.
  StepOutcome extend(Controller controller, EntryId id, String reasons, Actor actor) {
    CaseCalendar calendar = new CaseCalendar(controller.rights(), controller.zone());
    return take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!request.state().isBeingAnswered()) {
            return wrongState();
          }
          return calendar.mayExtend(request, now)
              ? lettered(
                  controller,
                  new Step(
                      request.with(new CaseState.Extended(reasons, now)),
                      Action.CASE_EXTENDED,
                      actor),
                  new Letter(MailKind.CASE_EXTENSION, reasons, now))
              : not("too-late-to-extend", "The time is extended once, within the first period");
        });
  }

  /// Art. 12(4): with reasons, and where one may complain.
  StepOutcome refuse(Controller controller, EntryId id, String reason, Actor actor) {
    return take(
        controller,
        id,
        (seen, now) ->
            seen.request().state().isBeingAnswered()
                ? lettered(
                    controller,
                    new Step(
                        seen.request().with(new CaseState.Refused(reason, now)),
                        Action.CASE_REFUSED,
                        actor),
                    new Letter(MailKind.CASE_REFUSAL, reason, now))
                : wrongState());
  }

  /// Only when nothing of it is open any more.
  StepOutcome fulfil(Controller controller, EntryId id, String note, Actor actor) {
    return take(
        controller,
        id,
        (seen, now) -> {
          if (!seen.request().state().isBeingAnswered()) {
            return wrongState();
          }
          return openParts.of(controller, id).isEmpty()
              ? lettered(
                  controller,
                  new Step(
                      seen.request().with(new CaseState.Fulfilled(now)),
                      Action.CASE_FULFILLED,
                      actor),
                  new Letter(MailKind.CASE_ANSWER, note, now))
              : not("not-done", "Something of the case is still open");
        });
  }

  /// The person took it back. What nobody ever confirmed leaves nothing of the person.
  StepOutcome withdraw(Controller controller, EntryId id, Actor actor) {
    return take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!(request.state() instanceof CaseState.Open)) {
            return wrongState();
          }
          RightsCase withdrawn = request.with(new CaseState.Withdrawn(now));
          if (!request.state().isBeingAnswered()) {
            return new Decided.Now(
                new Step(withdrawn.withoutPersonalParts(), Action.CASE_WITHDRAWN, actor));
          }
          return new Decided.Now(
              new Step(withdrawn, Action.CASE_WITHDRAWN, actor)
                  .owing(List.of(new Obligation.Mail(MailKind.CASE_WITHDRAWAL, id.value()))));
        });
  }

  /// Has the extract of a confirmed case made, or made anew in the place of the one there is.
  StepOutcome extract(Controller controller, EntryId id, Actor actor) {
    return take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!request.state().isBeingAnswered() || request.subjects().isEmpty()) {
            return wrongState();
          }
          if (!addressCooling.mayBeSentTo(controller, request.subjects(), now)) {
            return not("address-cooling", "The address was changed a short while ago");
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

  private StepOutcome take(Controller controller, EntryId id, Decision decision) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = cases.find(controller.id(), id);
      if (found.isEmpty()) {
        return new StepOutcome.Unknown();
      }
      Instant now = clock.instant();
      switch (decision.on(found.get(), now)) {
        case Decided.Not(StepOutcome.NotNow why) -> {
          return why;
        }
        case Decided.Now(Step step) -> {
          if (steps.take(controller, found.get(), step, now)) {
            return new StepOutcome.Taken();
          }
        }
      }
    }
    throw new StoreBusyException(new IllegalStateException("the case has changed"));
  }

  private Decided lettered(Controller controller, Step step, Letter letter) {
    EntryId id = step.next().id();
    return new Decided.Now(
        step.with(List.of(letters.keep(controller.id(), id, letter)))
            .owing(List.of(new Obligation.Mail(letter.kind(), id.value()))));
  }

  private static Decided wrongState() {
    return new Decided.Not(StepOutcome.NotNow.wrongState());
  }

  private static Decided not(String code, String title) {
    return new Decided.Not(new StepOutcome.NotNow(code, title));
  }
}
