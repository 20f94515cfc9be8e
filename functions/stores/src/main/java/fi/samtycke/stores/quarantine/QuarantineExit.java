package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes an entry out of quarantine, whichever way it goes: the entry, what is held on its address,
/// what is still owed about it, its log entry and what follows, in one transaction. The condition
/// on the entry decides who comes first.
public final class QuarantineExit {
  private final AddressStore addresses;
  private final OutboxStore outbox;
  private final LedgerStore ledger;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final RandomGenerator random;

  public QuarantineExit(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// How an entry leaves.
  ///
  /// @param actor who brings it about
  /// @param entry what becomes of the entry itself, with the condition that decides the race
  /// @param also what is written beside it, such as the contact in the register
  /// @param owed what follows from it
  public record Ending(
      Action action, Actor actor, Write entry, List<Write> also, List<Obligation> owed) {}

  /// @return `false` when another ending was first; nothing was written then
  public boolean end(Controller controller, Stored seen, Ending ending, Instant now) {
    ControllerId id = controller.id();
    EntryId entry = seen.entry().id();
    LoggedChange change =
        seen.head().append(id, new Change(entry, now, ending.actor(), ending.action()));
    List<Write> items = new ArrayList<>();
    items.add(ending.entry());
    items.add(changes.append(change));
    items.addAll(ending.also());
    seen.address().ifPresent(address -> items.addAll(forget(id, address, ending.action())));
    for (EntryId obligation : seen.obligations()) {
      items.add(outbox.erase(id, obligation));
    }
    for (Obligation obligation : ending.owed()) {
      items.add(outbox.enqueue(id, EntryId.random(random), obligation, now, now));
    }
    return switch (transactions.write(EntryId.random(random).value(), items)) {
      case Outcome.Written _ -> true;
      case Outcome.Refused _ -> false;
    };
  }

  /// Everything held on the address; but what staff take back they may enter again at once, so the
  /// count of mails stays for as long as it limits them.
  private List<Write> forget(ControllerId controller, String address, Action action) {
    return action == Action.QUARANTINE_WITHDRAWN
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
