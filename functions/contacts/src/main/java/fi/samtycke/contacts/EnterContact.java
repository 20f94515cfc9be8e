package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.quarantine.QuarantineEntrance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Puts a contact that an employee enters into quarantine (G3). Whether it is asked is decided
/// later, behind the outbox.
final class EnterContact {
  private final QuarantineEntrance entrance;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;

  EnterContact(
      QuarantineEntrance entrance,
      Transactions transactions,
      InstantSource clock,
      RandomGenerator random) {
    this.entrance = entrance;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
  }

  EntryId enter(Controller controller, ContactBody contact, String subject) {
    Instant now = clock.instant();
    Actor.Staff actor = new Actor.Staff(subject);
    EntryId id = EntryId.random(random);
    ContactData data =
        new ContactData(
            contact.fields(),
            contact.language(),
            contact.provenance(),
            actor.text(),
            now,
            Optional.empty());
    Outcome outcome =
        transactions.write(id.value(), entrance.enter(controller, id, data, actor, now));
    return switch (outcome) {
      case Outcome.Written _ -> id;
      case Outcome.Refused _ -> throw new IllegalStateException("an id was drawn twice");
    };
  }
}
