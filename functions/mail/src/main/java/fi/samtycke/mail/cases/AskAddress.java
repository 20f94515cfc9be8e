package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.OwnAddresses;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.AddressQuestions;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Asks the registered or the new address of a contact whether the one takes the place of the other
/// (F12), as long as that is the question. The digest of a mail's link is stored before the mail is
/// tried, so that every link that may have arrived works. Who holds the new address may know of
/// nothing: it gets no more questions in a day than anybody.
public final class AskAddress {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final CaseStore cases;
  private final AddressQuestions questions;
  private final RegisterStore register;
  private final AddressStore addresses;
  private final Digests digests;
  private final SesMailer mailer;
  private final InstantSource clock;
  private final Work work;
  private final RandomGenerator random;

  public AskAddress(
      Wiring wiring,
      DynamoDbClient dynamoDb,
      Digests digests,
      SesMailer mailer,
      Work work,
      RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.questions = new AddressQuestions(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.digests = digests;
    this.mailer = mailer;
    this.clock = wiring.clock();
    this.work = work;
    this.random = random;
  }

  private record Asked(RightsCase request, AddressQuestions.Stored stored) {}

  public SendResult ask(Controller controller, Owed owed, AddressSide side) {
    Instant now = clock.instant();
    Optional<Asked> found = find(controller, owed, side, now);
    if (found.isEmpty()) {
      return new SendResult.Gone();
    }
    ControllerId id = controller.id();
    RightsCase request = found.get().request();
    AddressQuestion question = found.get().stored().question();
    MailedLink link = MailedLink.random(request.id(), random);
    UnitOfWork before =
        work.of(controller, ACTOR, now)
            .also(questions.addLink(id, request.id(), question, side, link.digest()));
    boolean retried = found.get().stored().wasTried(side) && owed.attempts() > 1;
    if (side == AddressSide.NEW && !retried) {
      QuestionCap cap = QuestionCap.of(addresses, id, digests.every(id, question.proposed()), now);
      if (cap.until().isPresent()) {
        return new SendResult.Later(cap.until().get());
      }
      before.also(cap.count(addresses, id, now));
    }
    before.commitOrThrow();
    CaseCalendar calendar = CaseCalendar.of(controller);
    Mail mail =
        CaseMails.addressQuestion(
            controller,
            request,
            side,
            question.address(side),
            link,
            calendar.lastDayToConfirm(question.until()));
    return new SendResult.HandedOver(mailer.send(owed, mail));
  }

  /// @return empty when nobody needs to be asked that any more: it was decided, asked anew, over in
  ///   time or with the case, or the contact has another address
  private Optional<Asked> find(Controller controller, Owed owed, AddressSide side, Instant now) {
    EntryId caseId = new EntryId(owed.obligation().about());
    return cases
        .find(controller.id(), caseId)
        .filter(stored -> stored.request() instanceof BeingAnswered)
        .flatMap(stored ->
            questions
                .find(controller.id(), caseId)
                .map(asked -> new Asked(stored.request(), asked)))
        .filter(asked -> {
          AddressQuestion question = asked.stored().question();
          return question.isOpen(now)
              && !owed.enqueuedAt().isBefore(question.askedAt())
              && !question.confirmed().contains(side)
              && !OwnAddresses.areNobodys(controller, question.address(side))
              && register.asAsked(controller.id(), question).isPresent();
        });
  }
}
