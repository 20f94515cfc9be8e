package fi.samtycke.mail.cases;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tells a person who asked for data that nothing is held, in the place of an extract. The case is
/// fulfilled with it when nothing is left to search.
public final class TellNothingHeld {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final ExtractOutcomes outcomes;
  private final CaseStore cases;
  private final OutboxStore outbox;
  private final SesMailer mailer;
  private final InstantSource clock;
  private final RandomGenerator random;

  public TellNothingHeld(
      Wiring wiring, DynamoDbClient dynamoDb, SesMailer mailer, Work work, RandomGenerator random) {
    this.outcomes = new ExtractOutcomes(wiring, dynamoDb, work);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.mailer = mailer;
    this.clock = wiring.clock();
    this.random = random;
  }

  /// The digest of the link is stored before the mail is tried. Nothing is owed when staff have
  /// found meanwhile what it is about.
  public SendResult tell(Controller controller, Owed owed) {
    Instant now = clock.instant();
    Optional<Stored> waiting = outcomes.waiting(owed);
    if (waiting.isEmpty()) {
      return new SendResult.Gone();
    }
    RightsCase request = waiting.get().request();
    MailedLink link = MailedLink.random(request.id(), random);
    if (!cases.addLink(controller.id(), waiting.get(), link.digest())) {
      throw new ContentionException();
    }
    String messageId = mailer.send(owed, NothingFound.letter(controller, request, link));
    boolean met =
        outcomes.sent(
            controller,
            owed,
            Action.NOTHING_HELD_TOLD,
            ACTOR,
            now,
            outbox.sent(owed, messageId, now, controller.obligationGone(now)));
    return met ? new SendResult.Closed(true) : new SendResult.HandedOver(messageId);
  }
}
