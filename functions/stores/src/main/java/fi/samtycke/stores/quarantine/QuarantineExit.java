package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes an entry out of quarantine, whichever way it goes: the entry, what is held on its address,
/// what is still owed about it, and its log entry. The condition on the entry decides who comes
/// first.
public final class QuarantineExit {
  private final AddressStore addresses;
  private final OutboxStore outbox;
  private final LedgerStore ledger;

  public QuarantineExit(Wiring wiring, DynamoDbClient dynamoDb) {
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
  }

  /// @param unit in which the entry ends
  /// @param entry what becomes of the entry itself, with the condition that decides the race
  /// @return the head of the entry's chain, for the contact that goes on with it
  public ChainHead end(
      UnitOfWork unit, ControllerId controller, Stored seen, Action action, Write entry) {
    return end(unit, controller, seen, action, List.of(), entry);
  }

  /// @param fields for its log entry
  public ChainHead end(
      UnitOfWork unit,
      ControllerId controller,
      Stored seen,
      Action action,
      List<String> fields,
      Write entry) {
    unit.also(entry);
    seen.address().ifPresent(address -> unit.also(forget(controller, address, action)));
    for (EntryId obligation : seen.obligations()) {
      unit.also(outbox.erase(controller, obligation));
    }
    return unit.log(seen.entry().id(), seen.head(), action, fields, "");
  }

  /// Everything held on the address; but what staff take back, or what is told without being asked,
  /// they may enter again at once, so the count of mails stays for as long as it limits them.
  private List<Write> forget(ControllerId controller, AddressDigest address, Action action) {
    return action == Action.QUARANTINE_WITHDRAWN || action == Action.CONTACT_REGISTERED
        ? List.of(addresses.release(controller, address))
        : addresses.erase(controller, address);
  }

  /// The note in the ledger that keeps the address from being asked again too soon. Kept for the
  /// declared period, by the digest that the entry holds its address under.
  ///
  /// @param seen admitted
  public Write note(Controller controller, Stored seen, SuppressionReason reason, Instant now) {
    return ledger.suppress(
        controller.id(),
        seen.address().orElseThrow(),
        reason,
        now,
        now.atZone(controller.zone()).plus(controller.quarantine().keep()).toInstant());
  }
}
