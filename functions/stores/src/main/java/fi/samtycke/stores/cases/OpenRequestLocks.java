package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which case of the table `Cases` is the open one of its kind for an address: one item for each
/// address and kind, so that two cannot be open at once.
public final class OpenRequestLocks {
  private static final String HOLDER = "holder";
  private static final String MAILED_BY = "mailedBy";

  private final Table table;

  public OpenRequestLocks(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CASES_TABLE");
  }

  /// The case whose turn it is.
  ///
  /// @param digest keyed, of the address
  /// @param mailedAt when the address was last asked about it
  /// @param mailedBy the obligation by which it was
  public record Turn(AddressDigest digest, EntryId holder, Instant mailedAt, EntryId mailedBy) {}

  /// Makes the case the one of its kind that is open for the address. Condition: none is.
  ///
  /// @param by the obligation that asks the address now; any id when none does
  public Write take(
      ControllerId controller,
      AddressDigest digest,
      RequestKind kind,
      EntryId id,
      Instant now,
      EntryId by) {
    return Write.insert(table, item(controller, kind, new Turn(digest, id, now, by)));
  }

  /// Notes that the address is asked again about the same case. Condition: nobody else did it.
  public Write askAgain(
      ControllerId controller, RequestKind kind, Turn seen, Instant now, EntryId by) {
    Turn next = new Turn(seen.digest(), seen.holder(), now, by);
    return Write.put(table, item(controller, kind, next))
        .when(
            Condition.equal(HOLDER, seen.holder().value()),
            Condition.equal(MAILED_BY, seen.mailedBy().value()));
  }

  /// Lets another case of the kind be opened for the address, when it is this one that has the
  /// turn. Reads strongly.
  public List<Write> giveBack(ControllerId controller, Stored seen) {
    RightsCase request = seen.request();
    return seen
        .digest()
        .flatMap(digest -> find(controller, List.of(digest), request.kind()))
        .filter(turn -> turn.holder().equals(request.id()))
        .map(turn ->
            Write.delete(table, pk(controller, turn.digest()), request.kind().value())
                .when(Condition.equal(HOLDER, request.id().value())))
        .stream()
        .toList();
  }

  /// Reads strongly.
  ///
  /// @param digests of the address, one for each live key version
  public Optional<Turn> find(
      ControllerId controller, List<AddressDigest> digests, RequestKind kind) {
    return digests.stream()
        .flatMap(digest ->
            table.find(pk(controller, digest), kind.value()).stream()
                .map(item ->
                    new Turn(
                        digest,
                        new EntryId(item.required(HOLDER)),
                        item.at("mailedAt"),
                        new EntryId(item.required(MAILED_BY)))))
        .findFirst();
  }

  private static Attributes item(ControllerId controller, RequestKind kind, Turn turn) {
    return Attributes.item(pk(controller, turn.digest()), kind.value())
        .with(HOLDER, turn.holder().value())
        .with("mailedAt", turn.mailedAt())
        .with(MAILED_BY, turn.mailedBy().value());
  }

  private static String pk(ControllerId controller, AddressDigest digest) {
    return controller + "#turn#" + digest;
  }
}
