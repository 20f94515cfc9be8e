package fi.samtycke.inbound;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.files.ReceivedMails;
import fi.samtycke.inbound.RightsKeywords.Wish;
import fi.samtycke.inbound.Screening.Found;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Metrics;
import fi.samtycke.platform.Metrics.Metric;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Opens the request that a mail asks for, as the page My data does: nobody is looked up, nobody is
/// answered, and what follows goes to the registered address. Then the mail is erased. The month
/// runs from the day on which SES took the mail, also when it is told of days later.
final class ReceiveMail {
  /// Of a mail no more is fetched than this; an attachment lies behind the text.
  private static final int READ_OCTETS = 256 << 10;

  private static final int LONGEST_DETAILS = 2_000;

  private static final Actor PERSON = new Actor.Person();

  private final Screening screening;
  private final ReceivedMails mails;
  private final CaseEntrance entrance;
  private final InstantSource clock;
  private final Work work;
  private final Log log;
  private final Metrics metrics;

  ReceiveMail(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.screening = new Screening(wiring.declarations().all());
    this.mails = new ReceivedMails(wiring);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.entrance = new CaseEntrance(wiring, dynamoDb, digests, work);
    this.clock = wiring.clock();
    this.work = work;
    this.log = wiring.log();
    this.metrics = new Metrics(wiring);
  }

  void receive(IncomingMail mail) {
    Optional<IgnoredReason> left =
        switch (screening.look(mail)) {
          case Found.Nothing(IgnoredReason why) -> Optional.of(why);
          case Found.Sender sender -> open(sender, mail);
        };
    mails.erase(mail.messageId());
    metrics.count(left.isPresent() ? Metric.MailsLeftToPeople : Metric.RequestsByMail, 1);
    Log.Line line = log.event("mail.received");
    left.ifPresent(why -> line.constant("left", why));
    line.write();
  }

  private Optional<IgnoredReason> open(Found.Sender sender, IncomingMail mail) {
    byte[] raw = mails.beginning(mail.messageId(), READ_OCTETS).orElse(new byte[0]);
    MailText text = MailText.of(mail, raw);
    Optional<Wish> wish = RightsKeywords.in(text.subjectLine(), text.text());
    if (wish.isEmpty()) {
      return Optional.of(IgnoredReason.NO_WISH);
    }
    Instant now = clock.instant();
    Controller controller = sender.controller();
    Received request =
        Received.of(
            // One mail is one case, however often it is told: the store takes an id once.
            EntryId.standingFor(controller.id() + "#" + mail.messageId()),
            wish.get().kind(),
            Entrance.MAIL,
            LocalDate.ofInstant(mail.takenAt().filter(now::isAfter).orElse(now), controller.zone()),
            now,
            PERSON,
            controller.languages().contains(wish.get().language())
                ? wish.get().language()
                : controller.defaultLanguage(),
            sender.address(),
            text.details(LONGEST_DETAILS));
    boolean isNew =
        work.of(controller, PERSON, now)
            .also(entrance.open(controller, request, PERSON, now))
            .commit();
    return isNew ? Optional.empty() : Optional.of(IgnoredReason.KNOWN);
  }
}
