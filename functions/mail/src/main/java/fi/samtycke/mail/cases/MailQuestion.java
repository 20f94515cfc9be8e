package fi.samtycke.mail.cases;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Mails the question whether a request comes from the holder of an address. The digest of its link
/// is stored before the mail is tried, and the case is challenged after it was taken, so that every
/// link that may have arrived works.
final class MailQuestion {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final CaseStore cases;
  private final CaseSteps steps;
  private final OutboxStore outbox;
  private final SesMailer mailer;
  private final Work work;
  private final RandomGenerator random;

  MailQuestion(
      Wiring wiring, DynamoDbClient dynamoDb, SesMailer mailer, Work work, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.mailer = mailer;
    this.work = work;
    this.random = random;
  }

  /// @param about the case that it is about; another than the question's when it repeats that one
  /// @param turn what is written about whose turn it is
  SendResult send(Question question, Stored about, List<Write> turn) {
    Controller controller = question.controller();
    Owed owed = question.owed();
    Instant now = question.now();
    CaseCalendar calendar = CaseCalendar.of(controller);
    if (!(about.request() instanceof Unconfirmed request)) {
      throw new ContentionException();
    }
    Instant lapsesAt = calendar.lapsesAt(now);
    LocalDate lastDay = calendar.lastDayToConfirm(lapsesAt);
    boolean vouched = question.vouched() || (question.isHeld() && request.vouched());
    MailedLink link = MailedLink.random(request.id(), random);
    Stored linked = about.with(link.digest());
    work.of(controller, ACTOR, now)
        .also(turn)
        .also(cases.replace(controller.id(), about, linked))
        .commitOrThrow();
    Mail mail =
        question.isHeld()
            ? CaseMails.challenge(controller, request, vouched, link, lastDay)
            : NothingFound.challenge(controller, request, link, lastDay);
    String messageId = mailer.send(owed, mail);
    Step challenged =
        new Step(request.challenged(lapsesAt, vouched), Action.CASE_CHALLENGED, ACTOR)
            .with(List.of(outbox.sent(owed, messageId, now, controller.obligationGone(now))));
    return steps.take(controller, linked.written(), challenged, now)
        ? new SendResult.Closed(true)
        : new SendResult.HandedOver(messageId);
  }
}
