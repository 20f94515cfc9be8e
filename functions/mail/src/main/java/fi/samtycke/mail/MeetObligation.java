package fi.samtycke.mail;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.stores.DigestKeyStore;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.OutboxStore.Owed;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
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
  private final AskAddress askAddress;
  private final EndDispute endDispute;

  MeetObligation(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.compose = new ComposeMail(wiring, dynamoDb, random);
    this.mailer = new SesMailer(wiring);
    this.facts = new EventBridgeFacts(wiring);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.askQuarantine = new AskQuarantine(wiring, dynamoDb, digests, mailer, random);
    this.challengeRequest = new ChallengeRequest(wiring, dynamoDb, digests, mailer, random);
    this.askAddress = new AskAddress(wiring, dynamoDb, digests, mailer, random);
    this.endDispute = new EndDispute(wiring, dynamoDb, mailer, random);
    this.sendExtract = new SendExtract(wiring, dynamoDb, digests, mailer, random);
  }

  /// How it went, when nothing went wrong.
  sealed interface Met {
    /// @param messageId what the service that took it calls it
    record HandedOver(String messageId) implements Met {}

    /// Met, or turned away for good, and marked already.
    record Closed(boolean sent) implements Met {}

    /// Not yet.
    record Later(Instant next) implements Met {}

    /// What it was about is gone, so nothing is owed any more.
    record Gone() implements Met {}

    /// Of a kind that only a newer version knows.
    record Unknown() implements Met {}
  }

  Met meet(Controller controller, Owed owed) {
    return switch (owed.obligation()) {
      case Obligation.Mail mail -> mail(controller, owed, mail);
      case Obligation.Fact fact -> new Met.HandedOver(facts.put(owed, fact.kind()));
      case Obligation.Unknown _ -> new Met.Unknown();
    };
  }

  private Met mail(Controller controller, Owed owed, Obligation.Mail asked) {
    return switch (asked.kind()) {
      case QUARANTINE_QUESTION -> askQuarantine.ask(controller, owed);
      case QUARANTINE_REMINDER -> askQuarantine.remind(controller, owed);
      case REQUEST_CHALLENGE -> challengeRequest.challenge(controller, owed);
      case ADDRESS_CHANGE_OLD -> askAddress.ask(controller, owed, AddressSide.REGISTERED);
      case ADDRESS_CHANGE_NEW -> askAddress.ask(controller, owed, AddressSide.NEW);
      case DISPUTE_OVER_LETTER -> endDispute.end(controller, owed);
      case EXTRACT_MAIL -> sendExtract.send(controller, owed);
      default -> {
        Optional<Mail> mail = compose.meeting(controller, owed.id(), asked);
        yield mail.isEmpty() ? new Met.Gone() : new Met.HandedOver(mailer.send(owed, mail.get()));
      }
    };
  }
}
