package fi.samtycke.mail;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.OutboxStore.Owed;
import fi.samtycke.stores.Wiring;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the mail or fact that is owed and hands it over.
final class MeetObligation {
  private final ComposeMail compose;
  private final SesMailer mailer;
  private final EventBridgeFacts facts;

  MeetObligation(Wiring wiring, DynamoDbClient dynamoDb) {
    this.compose = new ComposeMail(wiring, dynamoDb);
    this.mailer = new SesMailer(wiring);
    this.facts = new EventBridgeFacts(wiring);
  }

  /// How it went, when nothing went wrong.
  sealed interface Met {
    /// @param messageId what the service that took it calls it
    record HandedOver(String messageId) implements Met {}

    /// What it was about is gone, so nothing is owed any more.
    record Gone() implements Met {}

    /// Of a kind that only a newer version knows.
    record Unknown() implements Met {}
  }

  Met meet(Controller controller, Owed owed) {
    return switch (owed.obligation()) {
      case Obligation.Mail asked -> {
        Optional<Mail> mail = compose.meeting(controller, asked);
        yield mail.isEmpty() ? new Met.Gone() : new Met.HandedOver(mailer.send(owed, mail.get()));
      }
      case Obligation.Fact fact -> new Met.HandedOver(facts.put(owed, fact.kind()));
      case Obligation.Unknown _ -> new Met.Unknown();
    };
  }
}
