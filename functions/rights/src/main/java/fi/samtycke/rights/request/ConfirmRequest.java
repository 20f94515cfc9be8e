package fi.samtycke.rights.request;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.rights.desk.OpenParts;
import fi.samtycke.stores.cases.CaseLetters;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.web.input.Form;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a person sees and does behind the mailed link of a request: confirms it, says that it was
/// not his, sees how far it is, proposes other values, takes it back.
final class ConfirmRequest {
  private static final int TRIES = 5;
  private static final Actor PERSON = new Actor.Person();

  private final CaseStore cases;
  private final CaseSteps steps;
  private final ConfirmCase confirmCase;
  private final ProposeChanges proposeChanges;
  private final InstantSource clock;

  ConfirmRequest(
      CaseStore cases,
      CaseSteps steps,
      ConfirmCase confirmCase,
      ProposeChanges proposeChanges,
      InstantSource clock) {
    this.cases = cases;
    this.steps = steps;
    this.confirmCase = confirmCase;
    this.proposeChanges = proposeChanges;
    this.clock = clock;
  }

  /// Where a case stands for its person.
  sealed interface Shown {
    /// @param lastDay to answer
    record Question(RightsCase request, LocalDate lastDay) implements Shown {}

    /// @param letters what staff wrote about it
    /// @param canBeTakenBack not an erasure that is decided
    /// @param offer what the person may do besides taking it back
    record Progress(
        RightsCase request, List<Letter> letters, boolean canBeTakenBack, ProposalAccess offer)
        implements Shown {}

    /// The person said that it was not his.
    record NotMe() implements Shown {}

    record NotValid() implements Shown {}
  }

  /// Changes nothing.
  Shown look(Controller controller, MailedLink link) {
    return find(controller, link)
        .map(stored -> shown(controller, stored))
        .orElseGet(Shown.NotValid::new);
  }

  Shown confirm(Controller controller, MailedLink link) {
    return whileAsked(
        controller,
        link,
        stored ->
            confirmCase.step(controller, stored, RightsCase.BY_LINK, PERSON, clock.instant()));
  }

  /// The request was somebody else's: nothing is done, and nothing of it stays.
  Shown notMe(Controller controller, MailedLink link) {
    return whileAsked(
        controller,
        link,
        stored ->
            new Step(
                    stored
                        .request()
                        .with(new CaseState.Withdrawn(clock.instant()))
                        .withoutPersonalParts(),
                    Action.CASE_WITHDRAWN,
                    PERSON)
                .because("not-me"));
  }

  /// Takes back what was confirmed and is not answered yet. Where that comes too late the page says
  /// how things are.
  Shown withdraw(Controller controller, MailedLink link) {
    return take(
        controller,
        link,
        shown -> shown instanceof Shown.Progress(var _, var _, boolean canBe, var _) && canBe,
        stored ->
            new Step(
                    stored.request().with(new CaseState.Withdrawn(clock.instant())),
                    Action.CASE_WITHDRAWN,
                    PERSON)
                .owing(
                    List.of(
                        new Obligation.Mail(
                            MailKind.CASE_WITHDRAWN_NOTICE, stored.request().id().value()))));
  }

  /// Proposes other values for what is held. Where none can be proposed the page says how things
  /// are.
  Shown propose(Controller controller, MailedLink link, Form form) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = find(controller, link);
      if (found.isEmpty()) {
        return new Shown.NotValid();
      }
      Shown shown = shown(controller, found.get());
      if (!(shown
          instanceof
          Shown.Progress(var request, var letters, boolean canBe, ProposalAccess.Open offer))) {
        return shown;
      }
      ProposalForm read = ProposalForm.read(controller, offer, form);
      if (!read.errors().isEmpty()) {
        return new Shown.Progress(request, letters, canBe, offer.again(form, read.errors()));
      }
      if (proposeChanges.propose(controller, found.get(), offer, read.changed(), clock.instant())) {
        return look(controller, link);
      }
    }
    throw new ContentionException(new IllegalStateException("the case has changed"));
  }

  private Shown whileAsked(Controller controller, MailedLink link, Function<Stored, Step> step) {
    return take(controller, link, shown -> shown instanceof Shown.Question, step);
  }

  /// The first answer stands: who comes later sees what became of it (C07).
  private Shown take(
      Controller controller,
      MailedLink link,
      Predicate<Shown> mayBeTaken,
      Function<Stored, Step> step) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = find(controller, link);
      if (found.isEmpty()) {
        return new Shown.NotValid();
      }
      Shown shown = shown(controller, found.get());
      if (!mayBeTaken.test(shown)) {
        return shown;
      }
      if (steps.take(controller, found.get(), step.apply(found.get()), clock.instant())) {
        return look(controller, link);
      }
    }
    throw new ContentionException(new IllegalStateException("the case has changed"));
  }

  private Optional<Stored> find(Controller controller, MailedLink link) {
    return cases.find(controller.id(), link.entry()).filter(stored -> link.isAmong(stored.links()));
  }

  private Shown shown(Controller controller, Stored stored) {
    RightsCase request = stored.request();
    CaseCalendar calendar = CaseCalendar.of(controller);
    return switch (request.state()) {
      case CaseState.Received _ -> asked(calendar, request, calendar.lapsesAt(clock.instant()));
      case CaseState.Challenged(Instant lapsesAt) -> asked(calendar, request, lapsesAt);
      case CaseState.Withdrawn _ when request.identifiedBy().isEmpty() -> new Shown.NotMe();
      case CaseState.Lapsed _ -> new Shown.NotValid();
      case CaseState _ -> {
        List<Attributes> parts = cases.parts(controller.id(), request.id());
        yield new Shown.Progress(
            request,
            CaseLetters.among(parts),
            request.state().isBeingAnswered() && !OpenParts.has(parts, OpenParts.PLAN),
            proposeChanges.offer(controller, request, parts));
      }
    };
  }

  private Shown asked(CaseCalendar calendar, RightsCase request, Instant lapsesAt) {
    return clock.instant().isBefore(lapsesAt)
        ? new Shown.Question(request, calendar.lastDayToConfirm(lapsesAt))
        : new Shown.NotValid();
  }
}
