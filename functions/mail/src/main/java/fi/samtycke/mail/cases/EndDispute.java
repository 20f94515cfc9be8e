package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.RestrictContact;
import fi.samtycke.stores.work.Work;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets what a person disputed be used again when their case is over, once the mail has left that
/// tells them so (GDPR Art. 18(1)(a), (3)). What something else restricts too stays restricted, and
/// then they are told nothing.
public final class EndDispute {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final CaseStore cases;
  private final RegisterStore register;
  private final RestrictContact restrict;
  private final SesMailer mailer;
  private final InstantSource clock;

  public EndDispute(Wiring wiring, DynamoDbClient dynamoDb, SesMailer mailer, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.restrict = new RestrictContact(wiring, dynamoDb, work);
    this.mailer = mailer;
    this.clock = wiring.clock();
  }

  /// Tried again after a crash it mails once more what may not have left.
  public SendResult end(Controller controller, Owed owed) {
    EntryId caseId = new EntryId(owed.obligation().about());
    Set<String> ground = Set.of(RestrictContact.dispute(caseId));
    Optional<RightsCase> request =
        cases
            .find(controller.id(), caseId)
            .map(CaseStore.Stored::request)
            .filter(found -> found instanceof RightsCase.Closed);
    List<Contact> disputed =
        request.stream()
            .flatMap(found -> found.subjects().stream())
            .flatMap(subject -> register.find(controller.id(), subject).stream())
            .filter(contact -> contact.restrictedBy().containsAll(ground))
            .toList();
    Optional<String> told =
        request
            .filter(
                _ -> disputed.stream().anyMatch(each -> ground.containsAll(each.restrictedBy())))
            .filter(found -> !found.isForgotten())
            .map(found -> DecisionLetters.disputeOver(controller, found))
            .map(letter -> mailer.send(owed, letter));
    for (Contact contact : disputed) {
      boolean alone = ground.containsAll(contact.restrictedBy());
      if (told.isPresent() || !alone) {
        restrict.release(controller, contact.id(), ground, ACTOR, caseId, clock.instant());
      }
    }
    return told.<SendResult>map(SendResult.HandedOver::new).orElseGet(SendResult.Gone::new);
  }
}
