package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.rights.desk.TakeStep.Decided;
import fi.samtycke.stores.cases.CaseLetters;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import java.util.List;

/// The steps by which staff tell the person something, each with its letter.
final class AnswerCase {
  private final CaseLetters letters;
  private final TakeStep takeStep;
  private final OpenParts openParts;

  AnswerCase(CaseStore cases, TakeStep takeStep, OpenParts openParts) {
    this.letters = new CaseLetters(cases);
    this.takeStep = takeStep;
    this.openParts = openParts;
  }

  /// Art. 12(3): only within the first period, once, with reasons.
  StepOutcome extend(Controller controller, EntryId id, String reasons, Actor actor) {
    CaseCalendar calendar = CaseCalendar.of(controller);
    return takeStep.take(
        controller,
        id,
        (seen, now) -> {
          RightsCase request = seen.request();
          if (!request.state().isBeingAnswered()) {
            return Decided.wrongState();
          }
          return calendar.mayExtend(request, now)
              ? lettered(
                  controller,
                  new Step(
                      request.with(new CaseState.Extended(reasons, now)),
                      Action.CASE_EXTENDED,
                      actor),
                  new Letter(MailKind.CASE_EXTENSION, reasons, now))
              : Decided.not(
                  "too-late-to-extend", "The time is extended once, within the first period");
        });
  }

  /// Art. 12(4): with reasons, and where one may complain. Not when an erasure is decided already.
  StepOutcome refuse(Controller controller, EntryId id, String reason, Actor actor) {
    return takeStep.take(
        controller,
        id,
        (seen, now) -> {
          if (!seen.request().state().isBeingAnswered()) {
            return Decided.wrongState();
          }
          return openParts.isErasureDecided(controller, id)
              ? Decided.erasureDecided()
              : lettered(
                  controller,
                  new Step(
                      seen.request().with(new CaseState.Refused(reason, now)),
                      Action.CASE_REFUSED,
                      actor),
                  new Letter(MailKind.CASE_REFUSAL, reason, now));
        });
  }

  /// Only when nothing of it is open any more.
  StepOutcome fulfil(Controller controller, EntryId id, String note, Actor actor) {
    return takeStep.take(
        controller,
        id,
        (seen, now) -> {
          if (!seen.request().state().isBeingAnswered()) {
            return Decided.wrongState();
          }
          return openParts.of(controller, seen.request()).isEmpty()
              ? lettered(
                  controller,
                  new Step(
                      seen.request().with(new CaseState.Fulfilled(now)),
                      Action.CASE_FULFILLED,
                      actor),
                  new Letter(MailKind.CASE_ANSWER, note, now))
              : Decided.not("not-done", "Something of the case is still open");
        });
  }

  private Decided lettered(Controller controller, Step step, Letter letter) {
    EntryId id = step.next().id();
    return new Decided.Now(
        step.with(List.of(letters.keep(controller.id(), id, letter)))
            .owing(List.of(new Obligation.Mail(letter.kind(), id.value()))));
  }
}
