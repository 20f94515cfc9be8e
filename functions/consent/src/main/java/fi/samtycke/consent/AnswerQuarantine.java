package fi.samtycke.consent;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.consent.PurposeChoice;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.AnswerDecision;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.quarantine.QuarantineEntry.Answered;
import fi.samtycke.core.quarantine.QuarantineEntry.Waiting;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows and takes the answer to the question whether the firm may keep a contact.
final class AnswerQuarantine {
  private static final Actor PERSON = new Actor.Person();

  private final QuarantineStore quarantine;
  private final RegisterStore register;
  private final QuarantineExit exit;
  private final LedgerStore ledger;
  private final Work work;
  private final InstantSource clock;

  AnswerQuarantine(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.exit = new QuarantineExit(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  /// What stands behind the link now. Reads one item and changes nothing.
  AnswerOutcome look(Controller controller, MailedLink link) {
    Instant now = clock.instant();
    return found(controller, link)
        .map(stored -> outcome(stored, now))
        .orElse(new AnswerOutcome.NotValid());
  }

  /// Takes the answer, if it is the first and in time. Who agrees to nothing refuses.
  ///
  /// @param language in which the page was shown; the contact's own without
  /// @throws ContentionException when the entry changes again and again without being answered
  AnswerOutcome with(
      Controller controller, MailedLink link, PurposeChoice choice, Optional<Language> language) {
    return Work.retry(() ->
        Optional.of(once(controller, link, choice, language))
            .filter(outcome -> !(outcome instanceof AnswerOutcome.Open)));
  }

  /// @return `Open` when a mail was begun or noted in the same moment: nothing was written then
  private AnswerOutcome once(
      Controller controller, MailedLink link, PurposeChoice choice, Optional<Language> language) {
    Instant now = clock.instant();
    Optional<Stored> found = found(controller, link);
    if (found.isEmpty()) {
      return new AnswerOutcome.NotValid();
    }
    Stored stored = found.get();
    if (!(stored.entry() instanceof Waiting waiting)) {
      return outcome(stored, now);
    }
    Answer answer = choice.agreed().isEmpty() ? Answer.REFUSE : Answer.CONSENT;
    boolean first =
        switch (waiting.answer(answer, now)) {
          case AnswerDecision.TooLate _ -> false;
          case AnswerDecision.Consented _ ->
              promote(controller, stored, waiting, choice, language, now);
          case AnswerDecision.Refused _ -> refuse(controller, stored, waiting, now);
        };
    return first ? new AnswerOutcome.Answered(answer, choice.agreed()) : look(controller, link);
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
      case Answered(var _, Answer answer, List<String> agreed) ->
          new AnswerOutcome.Answered(answer, agreed);
      default -> new AnswerOutcome.NotValid();
    };
  }

  private boolean promote(
      Controller controller,
      Stored stored,
      Waiting waiting,
      PurposeChoice choice,
      Optional<Language> language,
      Instant now) {
    EntryId id = waiting.id();
    ContactData data = stored.data().orElseThrow();
    ConsentReceipt receipt =
        new ConsentStatement(controller, language.orElse(data.language()))
            .receipt(choice, stored.mails(), now);
    UnitOfWork unit = work.of(controller, PERSON, now);
    Write stub = stub(controller, stored, waiting, Answer.CONSENT, choice.agreed(), now);
    ChainHead head =
        exit.end(unit, controller.id(), stored, Action.QUARANTINE_CONSENTED, choice.agreed(), stub);
    if (!choice.declined().isEmpty()) {
      head = unit.log(id, head, Action.CONSENT_DECLINED, choice.declined(), "");
    }
    if (controller.quarantine().isMarketing(choice.declined())) {
      unit.also(ledger.declined(controller, stored.address().orElseThrow(), now));
    }
    return unit.also(register.insert(controller.id(), id, data, now, head))
        .also(register.keep(controller.id(), id, receipt))
        .also(register.index(controller.id(), stored.address().orElseThrow(), id))
        .owe(MailKind.CONSENT_COPY, id)
        .owe(FactKind.QUARANTINE_CONSENTED, id)
        .commit();
  }

  private boolean refuse(Controller controller, Stored stored, Waiting waiting, Instant now) {
    UnitOfWork unit = work.of(controller, PERSON, now);
    Write stub = stub(controller, stored, waiting, Answer.REFUSE, List.of(), now);
    exit.end(unit, controller.id(), stored, Action.QUARANTINE_REFUSED, stub);
    return unit.also(exit.note(controller, stored, SuppressionReason.REFUSED, now))
        .owe(FactKind.QUARANTINE_REFUSED, waiting.id())
        .commit();
  }

  private Write stub(
      Controller controller,
      Stored stored,
      Waiting waiting,
      Answer answer,
      List<String> agreed,
      Instant now) {
    QuarantineCalendar calendar =
        new QuarantineCalendar(controller.quarantine(), controller.zone());
    return quarantine.answer(
        controller.id(), stored, answer, agreed, now, calendar.stubGone(waiting.answerBy()));
  }
}
