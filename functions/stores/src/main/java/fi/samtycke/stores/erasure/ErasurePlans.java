package fi.samtycke.stores.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseItems;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The plans of erasures, each a part of its case in `Cases`, with a note in `Ledger` that outlives
/// it: ids and keyed digests. The note is what a restored table is held against. Those that are not
/// done stand in a partition of their own of the index `due`.
public final class ErasurePlans {
  static final String LEDGER_SK = "plan";

  /// The sort key.
  public static final String SK = "plan";

  private final Table cases;
  private final Table ledger;

  public ErasurePlans(Wiring wiring, DynamoDbClient dynamoDb) {
    this.cases = new Table(wiring, dynamoDb, "CASES_TABLE");
    this.ledger = new Table(wiring, dynamoDb, "LEDGER_TABLE");
  }

  /// @param revision grows with every write
  public record Stored(ErasurePlan plan, int revision) {}

  /// Condition: the case has no plan.
  public Write begin(ControllerId controller, ErasurePlan plan) {
    return Write.insert(cases, item(controller, plan, 1, Optional.of(plan.decidedAt())));
  }

  /// The note in the ledger, in the place of an earlier one of the same case. It names what is kept
  /// too: a backup may have lost the plan that erases it in the end.
  public Write note(ControllerId controller, ErasurePlan plan, Instant forgetAt) {
    Attributes item =
        Attributes.item(LedgerStore.erasurePk(controller, plan.caseId()), LEDGER_SK)
            .with("at", plan.decidedAt())
            .with("by", plan.decidedBy())
            .with(ErasurePlanItems.ENTRIES, ErasurePlanItems.ids(plan.entries()))
            .with(ErasurePlanItems.CASES, plan.cases().stream().map(EntryId::value).toList())
            .with(ErasurePlanItems.ADDRESSES, ErasurePlanItems.addresses(plan))
            .with(
                ErasurePlanItems.KEPT,
                ErasurePlanItems.ids(plan.kept().stream().map(Kept::entry).toList()))
            .goneAfter(forgetAt);
    return Write.put(ledger, item);
  }

  /// What a note of the ledger still has to erase when nothing holds it any longer.
  ///
  /// @return empty when a hold keeps nothing of it
  static Optional<ErasurePlan> keeping(EntryId caseId, Attributes note) {
    List<Kept> kept =
        ErasurePlanItems.anywhere(note.texts(ErasurePlanItems.KEPT)).stream()
            .map(entry -> new Kept(entry, "", Optional.empty()))
            .toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ErasurePlan(
                caseId,
                note.at("at"),
                note.required("by"),
                ErasurePlanItems.anywhere(note.texts(ErasurePlanItems.ENTRIES)),
                ErasurePlanItems.cases(note),
                ErasurePlanItems.addresses(note),
                List.of(),
                kept,
                new Stage.Told(note.at("at"))));
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId caseId) {
    return cases
        .find(CaseItems.pk(controller, caseId), SK)
        .map(item ->
            new Stored(ErasurePlanItems.read(caseId, item), item.count(ErasurePlanItems.REVISION)));
  }

  /// Puts the plan one step further. Condition: nobody wrote it since it was read.
  ///
  /// @param dueAt when it is looked at again; empty when it is done
  public Write replace(
      ControllerId controller, Stored seen, ErasurePlan next, Optional<Instant> dueAt) {
    return Write.put(cases, item(controller, next, seen.revision() + 1, dueAt))
        .when(Condition.equal(ErasurePlanItems.REVISION, seen.revision()));
  }

  /// Erases a plan of which nothing is left to do, when its case is gone.
  public Write erase(ControllerId controller, EntryId caseId) {
    return Write.delete(cases, CaseItems.pk(controller, caseId), SK);
  }

  /// Puts another plan in its place, that is carried out at once, and notes it in the ledger.
  /// Condition: nobody wrote the plan since it was read.
  public List<Write> revise(Controller controller, Stored seen, ErasurePlan next, Instant now) {
    return List.of(
        replace(controller.id(), seen, next, Optional.of(now)),
        note(controller.id(), next, controller.evidence().ledgerGone(now)));
  }

  /// The cases whose plans are to be looked at not after `now`; a little late perhaps, as it is an
  /// index.
  public List<EntryId> due(ControllerId controller, Instant now) {
    return DueIndex.items(cases, dueKey(controller), now).map(Listings::id).toList();
  }

  private static Attributes item(
      ControllerId controller, ErasurePlan plan, int revision, Optional<Instant> dueAt) {
    Attributes item =
        Attributes.item(CaseItems.pk(controller, plan.caseId()), SK)
            .with(ErasurePlanItems.REVISION, revision);
    dueAt.ifPresent(at -> item.due(dueKey(controller), at));
    return ErasurePlanItems.write(item, plan);
  }

  private static String dueKey(ControllerId controller) {
    return controller + "#erasures";
  }
}
