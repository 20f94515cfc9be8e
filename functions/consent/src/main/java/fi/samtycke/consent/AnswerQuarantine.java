package fi.samtycke.consent;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.AnswerDecision;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.quarantine.QuarantineEntry.Answered;
import fi.samtycke.core.quarantine.QuarantineEntry.Waiting;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineExit.Ending;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.register.RegisterStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Shows and takes the answer to the question whether the firm may keep a contact.
final class AnswerQuarantine {
  private static final Actor PERSON = new Actor.Person();
  private static final int TRIES = 5;

  private final QuarantineStore quarantine;
  private final RegisterStore register;
  private final QuarantineExit exit;
  private final InstantSource clock;

  AnswerQuarantine(
      QuarantineStore quarantine,
      RegisterStore register,
      QuarantineExit exit,
      InstantSource clock) {
    this.quarantine = quarantine;
    this.register = register;
    this.exit = exit;
    this.clock = clock;
  }

  /// What stands behind the link now. Reads one item and changes nothing.
  AnswerOutcome look(Controller controller, MailedLink link) {
    Instant now = clock.instant();
    return found(controller, link)
        .map(stored -> outcome(stored, now))
        .orElse(new AnswerOutcome.NotValid());
  }

  /// Takes the answer, if it is the first and in time.
  ///
  /// @param language in which the page was shown; the contact's own without
  /// @throws ContentionException when the entry changes again and again without being answered
  AnswerOutcome with(
      Controller controller, MailedLink link, Answer answer, Optional<Language> language) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      AnswerOutcome outcome = once(controller, link, answer, language);
      if (!(outcome instanceof AnswerOutcome.Open)) {
        return outcome;
      }
    }
    throw new ContentionException(new IllegalStateException("the entry has changed"));
  }

  /// @return `Open` when a mail was begun or noted in the same moment: nothing was written then
  private AnswerOutcome once(
      Controller controller, MailedLink link, Answer answer, Optional<Language> language) {
    Instant now = clock.instant();
    Optional<Stored> found = found(controller, link);
    if (found.isEmpty()) {
      return new AnswerOutcome.NotValid();
    }
    Stored stored = found.get();
    if (!(stored.entry() instanceof Waiting waiting)) {
      return outcome(stored, now);
    }
    boolean first =
        switch (waiting.answer(answer, now)) {
          case AnswerDecision.TooLate _ -> false;
          case AnswerDecision.Consented _ -> promote(controller, stored, waiting, language, now);
          case AnswerDecision.Refused _ -> refuse(controller, stored, waiting, now);
        };
    return first ? new AnswerOutcome.Answered(answer) : look(controller, link);
  }

  private Optional<Stored> found(Controller controller, MailedLink link) {
    return quarantine
        .find(controller.id(), link.entry())
        .filter(stored -> link.isAmong(stored.links()));
  }

  private static AnswerOutcome outcome(Stored stored, Instant now) {
    return switch (stored.entry()) {
      case Waiting waiting when now.isBefore(waiting.answerBy()) ->
          new AnswerOutcome.Open(waiting, stored.data().orElseThrow());
      case Answered(var _, Answer answer) -> new AnswerOutcome.Answered(answer);
      default -> new AnswerOutcome.NotValid();
    };
  }

  private boolean promote(
      Controller controller,
      Stored stored,
      Waiting waiting,
      Optional<Language> language,
      Instant now) {
    EntryId id = waiting.id();
    ContactData data = stored.data().orElseThrow();
    ConsentReceipt receipt =
        ConsentStatement.of(controller, language.orElse(data.language()))
            .receipt(stored.mails(), now);
    ChainHead head =
        stored
            .head()
            .append(controller.id(), new Change(id, now, PERSON, Action.QUARANTINE_CONSENTED))
            .head();
    Ending consented =
        new Ending(
            Action.QUARANTINE_CONSENTED,
            PERSON,
            stub(controller, stored, waiting, Answer.CONSENT, now),
            List.of(
                register.insert(controller.id(), id, data, now, head),
                register.keep(controller.id(), id, receipt),
                register.index(controller.id(), stored.address().orElseThrow(), id)),
            List.of(
                new Obligation.Mail(MailKind.CONSENT_COPY, id.value()),
                new Obligation.Fact(FactKind.QUARANTINE_CONSENTED, id.value())));
    return exit.end(controller, stored, consented, now);
  }

  private boolean refuse(Controller controller, Stored stored, Waiting waiting, Instant now) {
    Ending refused =
        new Ending(
            Action.QUARANTINE_REFUSED,
            PERSON,
            stub(controller, stored, waiting, Answer.REFUSE, now),
            List.of(exit.note(controller, stored, SuppressionReason.REFUSED, now)),
            List.of(new Obligation.Fact(FactKind.QUARANTINE_REFUSED, waiting.id().value())));
    return exit.end(controller, stored, refused, now);
  }

  private Write stub(
      Controller controller, Stored stored, Waiting waiting, Answer answer, Instant now) {
    QuarantineCalendar calendar =
        new QuarantineCalendar(controller.quarantine(), controller.zone());
    return quarantine.answer(
        controller.id(), stored, answer, now, calendar.stubGone(waiting.answerBy()));
  }
}
