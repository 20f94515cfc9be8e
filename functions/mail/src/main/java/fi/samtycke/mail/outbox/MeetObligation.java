package fi.samtycke.mail.outbox;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.mail.cases.AskAddress;
import fi.samtycke.mail.cases.ChallengeRequest;
import fi.samtycke.mail.cases.EndDispute;
import fi.samtycke.mail.cases.SendExtract;
import fi.samtycke.mail.cases.TellNothingHeld;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.mail.quarantine.AskQuarantine;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.work.Work;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the mail or fact that is owed and hands it over.
final class MeetObligation {
  private final ComposeMail compose;
  private final SesMailer mailer;
  private final EventBridgeFacts facts;
  private final AskQuarantine askQuarantine;
  private final ChallengeRequest challengeRequest;
  private final SendExtract sendExtract;
  private final TellNothingHeld tellNothingHeld;
  private final AskAddress askAddress;
  private final EndDispute endDispute;

  MeetObligation(Wiring wiring, DynamoDbClient dynamoDb, Work work, RandomGenerator random) {
    this.compose = new ComposeMail(wiring, dynamoDb, random);
    this.mailer = new SesMailer(wiring);
    this.facts = new EventBridgeFacts(wiring);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.askQuarantine = new AskQuarantine(wiring, dynamoDb, digests, mailer, work, random);
    this.challengeRequest = new ChallengeRequest(wiring, dynamoDb, digests, mailer, work, random);
    this.askAddress = new AskAddress(wiring, dynamoDb, digests, mailer, work, random);
    this.endDispute = new EndDispute(wiring, dynamoDb, mailer, work);
    this.tellNothingHeld = new TellNothingHeld(wiring, dynamoDb, mailer, work, random);
    this.sendExtract = new SendExtract(wiring, dynamoDb, digests, mailer, work);
  }

  SendResult meet(Controller controller, Owed owed) {
    return switch (owed.obligation()) {
      case Obligation.Mail mail -> mail(controller, owed, mail);
      case Obligation.Fact fact -> new SendResult.HandedOver(facts.put(owed, fact.kind()));
      case Obligation.Unknown _ -> new SendResult.Unknown();
    };
  }

  private SendResult mail(Controller controller, Owed owed, Obligation.Mail asked) {
    return switch (asked.kind()) {
      case QUARANTINE_QUESTION -> askQuarantine.ask(controller, owed);
      case QUARANTINE_REMINDER -> askQuarantine.remind(controller, owed);
      case REQUEST_CHALLENGE -> challengeRequest.challenge(controller, owed);
      case ADDRESS_CHANGE_OLD -> askAddress.ask(controller, owed, AddressSide.REGISTERED);
      case ADDRESS_CHANGE_NEW -> askAddress.ask(controller, owed, AddressSide.NEW);
      case DISPUTE_OVER_LETTER -> endDispute.end(controller, owed);
      case EXTRACT_MAIL -> sendExtract.send(controller, owed);
      case NOTHING_HELD_LETTER -> tellNothingHeld.tell(controller, owed);
      default -> {
        Optional<Mail> mail = compose.meeting(controller, owed.id(), asked);
        yield mail.isEmpty()
            ? new SendResult.Gone()
            : new SendResult.HandedOver(mailer.send(owed, mail.get()));
      }
    };
  }
}
