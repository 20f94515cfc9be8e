package fi.samtycke.stores.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.evidence.LedgerStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the ledger says of entries that are no longer as a backup has them: erased, or restricted.
///
/// @param erased ids of entries
/// @param decided ids of the cases that asked for it
/// @param wiped ids of cases that hold nothing any more that a person gave, those among them
/// @param restricted ids of entries that are used for nothing
/// @param keeping plans of which a hold keeps something
public record ErasedBefore(
    Set<EntryId> erased,
    Set<EntryId> decided,
    Set<EntryId> wiped,
    Set<EntryId> restricted,
    List<ErasurePlan> keeping) {

  /// Reads the whole ledger, strongly.
  public static ErasedBefore of(Wiring wiring, DynamoDbClient dynamoDb, ControllerId controller) {
    ErasedBefore found =
        new ErasedBefore(
            new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new ArrayList<>());
    Table table = new Table(wiring, dynamoDb, "LEDGER_TABLE");
    table
        .everything()
        .forEach(item -> {
          String pk = item.required(Attributes.PK);
          String name = pk.substring(pk.lastIndexOf('#') + 1);
          if (EntryId.isWellFormed(name)) {
            found.add(controller, new EntryId(name), item);
          }
        });
    return found;
  }

  private void add(ControllerId controller, EntryId id, Attributes item) {
    String pk = item.required(Attributes.PK);
    if (pk.equals(LedgerStore.restrictionPk(controller, id)) && !item.has("releasedAt")) {
      restricted.add(id);
    } else if (pk.equals(LedgerStore.erasurePk(controller, id))) {
      if (item.required(Attributes.SK).equals(ErasurePlans.LEDGER_SK)) {
        decided.add(id);
        item.texts(ErasurePlanItems.ENTRIES).stream().map(EntryId::new).forEach(erased::add);
        wiped.addAll(ErasurePlanItems.cases(item));
        ErasurePlans.keeping(id, item).ifPresent(keeping::add);
      } else {
        erased.add(id);
      }
    }
  }
}
