package fi.samtycke.rights.request;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Challenged;
import fi.samtycke.core.rights.RightsCase.LeftToStaff;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.core.rights.RightsCase.Withdrawn;
import fi.samtycke.core.rights.Task;
import fi.samtycke.rights.cases.ConfirmCase;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.tasks.CaseParts;
import fi.samtycke.stores.tasks.CaseSearches;
import fi.samtycke.stores.tasks.EndTasks;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.Form;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// What a person sees and does behind the mailed link of a request: confirms it, says that it was
/// not theirs, sees how far it is, proposes other values, takes it back.
final class ConfirmRequest {
  private static final Actor PERSON = new Actor.Person();

  private final CaseStore cases;
  private final CaseSteps steps;
  private final ConfirmCase confirmCase;
  private final ProposeChanges proposeChanges;
  private final CaseSearches searches;
  private final EndTasks endTasks;
  private final InstantSource clock;

  ConfirmRequest(
      CaseStore cases,
      CaseSteps steps,
      ConfirmCase confirmCase,
      ProposeChanges proposeChanges,
      CaseSearches searches,
      EndTasks endTasks,
      InstantSource clock) {
    this.cases = cases;
    this.steps = steps;
    this.confirmCase = confirmCase;
    this.proposeChanges = proposeChanges;
    this.searches = searches;
    this.endTasks = endTasks;
    this.clock = clock;
  }

  /// Where a case stands for its person.
  sealed interface Shown {
    /// @param lastDay to answer
    record Question(Unconfirmed request, LocalDate lastDay) implements Shown {}

    /// @param searches that are open in systems outside
    /// @param letters what staff wrote about it
    /// @param canBeTakenBack not an erasure that is decided
    /// @param offer what the person may do besides taking it back
    record Progress(
        RightsCase request,
        List<Task> searches,
        List<Letter> letters,
        boolean canBeTakenBack,
        ProposalAccess offer)
        implements Shown {}

    /// The person said that it was not theirs.
    record NotMe() implements Shown {}

    record NotValid() implements Shown {}
  }

  /// Changes nothing.
  Shown look(Controller controller, MailedLink link) {
    return find(controller, link)
        .map(stored -> shown(controller, stored))
        .orElseGet(Shown.NotValid::new);
  }

  /// A link that went to another spelling of the address than the registered one opens nothing: the
  /// request is erased, and can be made anew.
  Shown confirm(Controller controller, MailedLink link) {
    Optional<Stored> found = find(controller, link);
    if (found.isPresent()
        && shown(controller, found.get()) instanceof Shown.Question(Unconfirmed asked, var _)
        && confirmCase.isSpelledOtherwise(controller, asked)) {
      turnAway(controller, found.get(), asked);
      return new Shown.NotValid();
    }
    return whileAsked(
        controller,
        link,
        (asked, now) -> confirmCase.step(controller, asked, RightsCase.BY_LINK, PERSON, now));
  }

  /// What must not lapse stays and is left to staff, without its links.
  private void turnAway(Controller controller, Stored stored, Unconfirmed asked) {
    Instant now = clock.instant();
    String reason = "spelled-otherwise";
    if (asked.isByStaff()) {
      Step hindered = new Step(asked.hindered(reason), Action.CASE_HINDERED, PERSON);
      steps.take(controller, stored.withoutLinks(), hindered.because(reason), now);
    } else if (asked.vouched()) {
      Step left = Step.leftToStaff(asked, reason, PERSON, now);
      steps.take(controller, stored.withoutLinks(), left, now);
    } else {
      steps.erase(controller, stored, Action.CASE_DROPPED, PERSON, reason, now);
    }
  }

  /// The request was somebody else's: nothing is done, and nothing of it stays.
  Shown notMe(Controller controller, MailedLink link) {
    return whileAsked(
        controller,
        link,
        (asked, now) ->
            new Step(asked.withdrawn(now), Action.CASE_WITHDRAWN, PERSON).because("not-me"));
  }

  /// Takes back what was confirmed and is not answered yet; nobody searches for it any more. Where
  /// that comes too late the page says how things are.
  Shown withdraw(Controller controller, MailedLink link) {
    return take(
        controller,
        link,
        (shown, now) ->
            shown instanceof Shown.Progress(BeingAnswered open, var _, var _, boolean canBe, var _)
                    && canBe
                ? Optional.of(
                    new Step(open.withdrawn(now), Action.CASE_WITHDRAWN, PERSON)
                        .owing(
                            List.of(
                                new Obligation.Mail(
                                    MailKind.CASE_WITHDRAWN_NOTICE, open.id().value())))
                        .with(endTasks.searches(controller, open.id(), PERSON, now)))
                : Optional.empty());
  }

  /// Proposes other values for what is held. Where none can be proposed the page says how things
  /// are.
  Shown propose(Controller controller, MailedLink link, Form form) {
    return Work.retry(() -> {
      Optional<Stored> found = find(controller, link);
      if (found.isEmpty()) {
        return Optional.of(new Shown.NotValid());
      }
      Shown shown = shown(controller, found.get());
      if (!(shown
          instanceof
          Shown.Progress(
              var request,
              var searches,
              var letters,
              boolean canBe,
              ProposalAccess.Open offer))) {
        return Optional.of(shown);
      }
      ProposalForm read = ProposalForm.read(controller, offer, form);
      if (!read.errors().isEmpty()) {
        return Optional.of(
            new Shown.Progress(
                request, searches, letters, canBe, offer.again(form, read.errors())));
      }
      return proposeChanges.propose(controller, found.get(), offer, read.changed(), clock.instant())
          ? Optional.of(look(controller, link))
          : Optional.empty();
    });
  }

  private Shown whileAsked(
      Controller controller, MailedLink link, BiFunction<Unconfirmed, Instant, Step> step) {
    return take(
        controller,
        link,
        (shown, now) ->
            shown instanceof Shown.Question(Unconfirmed asked, var _)
                ? Optional.of(step.apply(asked, now))
                : Optional.empty());
  }

  /// The first answer stands: who comes later sees what became of it (C07).
  ///
  /// @param step empty when what is shown allows none
  private Shown take(
      Controller controller, MailedLink link, BiFunction<Shown, Instant, Optional<Step>> step) {
    return Work.retry(() -> {
      Optional<Stored> found = find(controller, link);
      if (found.isEmpty()) {
        return Optional.of(new Shown.NotValid());
      }
      Instant now = clock.instant();
      Shown shown = shown(controller, found.get());
      Optional<Step> taken = step.apply(shown, now);
      if (taken.isEmpty()) {
        return Optional.of(shown);
      }
      return steps.take(controller, found.get(), taken.get(), now)
          ? Optional.of(look(controller, link))
          : Optional.empty();
    });
  }

  private Optional<Stored> find(Controller controller, MailedLink link) {
    return cases.find(controller.id(), link.entry()).filter(stored -> link.isAmong(stored.links()));
  }

  private Shown shown(Controller controller, Stored stored) {
    CaseCalendar calendar = CaseCalendar.of(controller);
    return switch (stored.request()) {
      case Received request -> asked(calendar, request, calendar.lapsesAt(clock.instant()));
      case Challenged request -> asked(calendar, request, request.lapsesAt());
      case LeftToStaff _ -> new Shown.NotValid();
      case Withdrawn request when request.file().identifiedBy().isEmpty() -> new Shown.NotMe();
      case RightsCase request -> {
        CaseParts parts = CaseParts.of(cases, controller.id(), request.id());
        yield new Shown.Progress(
            request,
            parts.openSearches() == 0 ? List.of() : searches.open(controller, request.id()),
            parts.letters(),
            request instanceof BeingAnswered && !parts.progress(request).isErasureDecided(),
            proposeChanges.offer(controller, request, parts.proposals()));
      }
    };
  }

  private Shown asked(CaseCalendar calendar, Unconfirmed request, Instant lapsesAt) {
    return clock.instant().isBefore(lapsesAt)
        ? new Shown.Question(request, calendar.lastDayToConfirm(lapsesAt))
        : new Shown.NotValid();
  }
}
