package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Notes disclosures beside a contact of the register, each in one transaction with its log entry.
final class NoteDisclosures {
  private static final int TRIES = 12;

  private final RegisterStore register;
  private final ContactParts parts;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final RandomGenerator random;

  NoteDisclosures(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  boolean exists(ControllerId controller, EntryId contact) {
    return register.find(controller, contact).isPresent();
  }

  List<Disclosure> of(ControllerId controller, EntryId contact) {
    return parts.disclosures(controller, contact);
  }

  /// @return `false` when there is no such contact
  boolean note(
      ControllerId controller, EntryId contact, Disclosure disclosure, Actor actor, Instant now) {
    Change change =
        new Change(
            contact, now, actor, Action.DISCLOSED, disclosure.fields(), disclosure.recipient());
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Contact> found = register.find(controller, contact);
      if (found.isEmpty()) {
        return false;
      }
      LoggedChange line = found.get().head().append(controller, change);
      Outcome outcome =
          transactions.write(
              EntryId.random(random).value(),
              List.of(
                  parts.note(controller, contact, disclosure),
                  register.remember(controller, contact, found.get().head(), line.head()),
                  changes.append(line)));
      if (outcome instanceof Outcome.Written) {
        return true;
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }
}
