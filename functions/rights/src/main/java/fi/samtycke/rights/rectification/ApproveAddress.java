package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome.Refused;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.ContactValues;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A second person of the firm makes sure of an address that the first one changed.
final class ApproveAddress {
  private final ContactValues values;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final RandomGenerator random;

  ApproveAddress(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.values = new ContactValues(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// What came of it.
  enum Outcome {
    APPROVED,
    NOTHING_TO_APPROVE,
    /// Whoever made sure of it first does not do so twice.
    THE_SAME_PERSON
  }

  Outcome approve(Controller controller, List<Contact> contacts, Actor actor, Instant now) {
    List<Write> items = new ArrayList<>();
    for (Contact contact : contacts) {
      Optional<AddressChange> change =
          values
              .addressChange(controller.id(), contact.id())
              .filter(each -> each.approvedBy().isEmpty());
      if (change.isPresent()) {
        if (change.get().verifiedBy().equals(actor.text())) {
          return Outcome.THE_SAME_PERSON;
        }
        LoggedChange line =
            contact
                .head()
                .append(
                    controller.id(),
                    new Change(contact.id(), now, actor, Action.CONTACT_ADDRESS_APPROVED));
        items.add(values.approve(controller.id(), contact, actor.text(), line.head()));
        items.add(changes.append(line));
      }
    }
    if (items.isEmpty()) {
      return Outcome.NOTHING_TO_APPROVE;
    }
    return transactions.write(EntryId.random(random).value(), items) instanceof Refused
        ? Outcome.NOTHING_TO_APPROVE
        : Outcome.APPROVED;
  }
}
