package fi.samtycke.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.ContactParts;
import fi.samtycke.stores.RegisterStore;
import fi.samtycke.stores.RegisterStore.Contact;
import fi.samtycke.stores.StoreBusyException;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Transactions.Outcome;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Notes holds and disclosures beside a contact of the register, each in one transaction with its
/// log entry.
final class WriteBesideContact {
  private static final int TRIES = 12;

  private final RegisterStore register;
  private final ContactParts parts;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final RandomGenerator random;

  WriteBesideContact(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// @return `false` when there is no such contact
  boolean place(ControllerId controller, EntryId contact, Hold hold, Actor actor) {
    Change change = new Change(contact, hold.at(), actor, Action.CONTACT_HELD);
    return write(controller, change, parts.place(controller, contact, hold));
  }

  /// Lifts a hold, if it is there.
  ///
  /// @return `false` when there is no such contact
  boolean lift(ControllerId controller, EntryId contact, EntryId hold, Actor actor, Instant now) {
    boolean placed = holds(controller, contact).stream().anyMatch(each -> each.id().equals(hold));
    return placed
        ? write(
            controller,
            new Change(contact, now, actor, Action.CONTACT_HOLD_LIFTED),
            parts.lift(controller, contact, hold))
        : exists(controller, contact);
  }

  /// @return `false` when there is no such contact
  boolean note(ControllerId controller, EntryId contact, Disclosure disclosure, Instant now) {
    Change change =
        new Change(
            contact,
            now,
            new Actor.Staff(disclosure.by().replaceFirst("^staff:", "")),
            Action.DISCLOSED,
            disclosure.fields(),
            disclosure.recipient());
    return write(controller, change, parts.note(controller, contact, disclosure));
  }

  boolean exists(ControllerId controller, EntryId contact) {
    return register.find(controller, contact).isPresent();
  }

  List<Hold> holds(ControllerId controller, EntryId contact) {
    return parts.holds(controller, contact);
  }

  List<Disclosure> disclosures(ControllerId controller, EntryId contact) {
    return parts.disclosures(controller, contact);
  }

  private boolean write(ControllerId controller, Change change, TransactWriteItem part) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Contact> found = register.find(controller, change.entry());
      if (found.isEmpty()) {
        return false;
      }
      LoggedChange line = found.get().head().append(controller, change);
      Outcome outcome =
          transactions.write(
              EntryId.random(random).value(),
              List.of(
                  part,
                  register.remember(controller, change.entry(), found.get().head(), line.head()),
                  changes.append(line)));
      switch (outcome) {
        case Outcome.Written _ -> {
          return true;
        }
        case Outcome.Refused(var positions) -> {
          if (positions.contains(0)) {
            return exists(controller, change.entry());
          }
        }
      }
    }
    throw new StoreBusyException(new IllegalStateException("others write again and again"));
  }
}
