package fi.samtycke.rights.rectification;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.register.ContactValues;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A second person of the firm makes sure of an address that the first one changed.
final class ApproveAddress {
  private final ContactValues values;
  private final Work work;

  ApproveAddress(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.values = new ContactValues(wiring, dynamoDb);
    this.work = work;
  }

  /// What came of it.
  enum Outcome {
    APPROVED,
    NOTHING_TO_APPROVE,
    /// Whoever made sure of it first does not do so twice.
    THE_SAME_PERSON
  }

  Outcome approve(Controller controller, List<Contact> contacts, Actor actor, Instant now) {
    UnitOfWork unit = work.of(controller, actor, now);
    for (Contact contact : contacts) {
      Optional<AddressChange> change =
          values
              .addressChange(controller.id(), contact.id())
              .filter(each -> each.approvedBy().isEmpty());
      if (change.isPresent()) {
        if (change.get().verifiedBy().equals(actor.text())) {
          return Outcome.THE_SAME_PERSON;
        }
        unit.logged(
            contact.id(),
            contact.head(),
            Action.CONTACT_ADDRESS_APPROVED,
            head -> values.approve(controller.id(), contact, actor.text(), head));
      }
    }
    return !unit.writes().isEmpty() && unit.commit()
        ? Outcome.APPROVED
        : Outcome.NOTHING_TO_APPROVE;
  }
}
