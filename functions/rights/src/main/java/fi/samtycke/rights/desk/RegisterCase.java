package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Writes down a request that came by telephone, letter, mail or in person. The registered address
/// is asked like any other; what comes of it shows on the case.
final class RegisterCase {
  private final CaseEntrance entrance;
  private final RegisterStore register;
  private final InstantSource clock;
  private final Work work;

  RegisterCase(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.entrance = new CaseEntrance(wiring, dynamoDb, digests, work);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.work = work;
  }

  /// @return empty when the contact that it names is not in the register
  Optional<EntryId> register(Controller controller, CaseBody body, String subject) {
    Optional<EmailAddress> address =
        body.email()
            .or(() ->
                body.contact()
                    .flatMap(contact -> register.find(controller.id(), contact))
                    .map(contact -> contact.data().address()));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Actor.Staff actor = new Actor.Staff(subject);
    Received received =
        Received.of(
            work.newId(),
            body.kind(),
            body.entrance(),
            body.receivedOn(),
            now,
            actor,
            body.language(),
            address.get(),
            body.details());
    boolean written =
        work.of(controller, actor, now)
            .also(entrance.open(controller, received, actor, now))
            .commit();
    if (!written) {
      throw new IllegalStateException("an id was drawn twice");
    }
    return Optional.of(received.id());
  }
}
