package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.quarantine.QuarantineEntrance;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts a contact that an employee enters into quarantine (G3). Whether it is asked is decided
/// later, behind the outbox.
final class EnterContact {
  private final QuarantineEntrance entrance;
  private final Work work;
  private final InstantSource clock;

  EnterContact(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.entrance = new QuarantineEntrance(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  EntryId enter(Controller controller, ContactBody contact, String subject) {
    Instant now = clock.instant();
    Actor.Staff actor = new Actor.Staff(subject);
    EntryId id = work.newId();
    ContactData data =
        new ContactData(
            contact.fields(),
            contact.language(),
            contact.provenance(),
            actor.text(),
            now,
            Optional.empty());
    return entrance
        .enter(work.of(controller, actor, now), controller, id, data, now)
        .commit(id)
        .orElseThrow();
  }
}
