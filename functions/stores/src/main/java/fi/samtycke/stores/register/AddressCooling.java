package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Whether an extract may be sent to the address of a contact: not within the declared time after
/// the address changed, unless a second person of the firm made sure of it (F12). Whoever talks one
/// employee into another address gets nothing.
public final class AddressCooling {
  private final ContactValues values;

  public AddressCooling(Wiring wiring, DynamoDbClient dynamoDb) {
    this.values = new ContactValues(wiring, dynamoDb);
  }

  /// @param subjects what a case is about; what is no contact of the register hinders nothing
  public boolean mayBeSentTo(Controller controller, Collection<EntryId> subjects, Instant now) {
    return until(controller, subjects, now).isEmpty();
  }

  /// Until when nothing may be sent, unless somebody makes sure of the address before; empty when
  /// it may be now.
  public Optional<Instant> until(Controller controller, Collection<EntryId> subjects, Instant now) {
    return subjects.stream()
        .flatMap(subject -> values.addressChange(controller.id(), subject).stream())
        .filter(change -> change.approvedBy().isEmpty())
        .map(change -> end(controller, change))
        .filter(now::isBefore)
        .max(Instant::compareTo);
  }

  private static Instant end(Controller controller, AddressChange change) {
    return change
        .at()
        .atZone(controller.zone())
        .plus(controller.rights().addressCooling())
        .toInstant();
  }
}
