package fi.samtycke.stores.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseItems;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Reads;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.dynamo.Writes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;

/// The plans of erasures, each a part of its case in `Cases`, with a note in `Ledger` that outlives
/// it: ids and keyed digests. The note is what a restored table is held against. Those that are not
/// done stand in a partition of their own of the index `due`.
public final class ErasurePlans {
  static final String LEDGER_SK = "plan";
  static final String ENTRIES = "entries";
  static final String CASES = "cases";

  /// The sort key.
  public static final String SK = "plan";

  private static final String REVISION = "revision";
  private static final String STAGE = "stage";
  private static final String MARK = "|";

  private final DynamoDbClient dynamoDb;
  private final String cases;
  private final String ledger;

  public ErasurePlans(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.cases = wiring.required("CASES_TABLE");
    this.ledger = wiring.required("LEDGER_TABLE");
  }

  /// @param revision grows with every write
  public record Stored(ErasurePlan plan, int revision) {}

  /// Condition: the case has no plan.
  public Write begin(ControllerId controller, ErasurePlan plan) {
    return Writes.insert(cases, item(controller, plan, 1, Optional.of(plan.decidedAt())).values());
  }

  /// The note in the ledger, in the place of an earlier one of the same case. It names what is kept
  /// too: a backup may have lost the plan that erases it in the end.
  public Write note(ControllerId controller, ErasurePlan plan, Instant forgetAt) {
    Attributes item =
        Attributes.item(controller + "#erasure#" + plan.caseId(), LEDGER_SK)
            .with("at", plan.decidedAt())
            .with("by", plan.decidedBy())
            .with(ENTRIES, ids(plan.entries()))
            .with(CASES, ids(plan.cases()))
            .with("addresses", plan.addresses())
            .with("kept", ids(plan.kept().stream().map(Kept::entry).toList()))
            .goneAfter(forgetAt);
    return Write.builder().put(put -> put.tableName(ledger).item(item.values())).build();
  }

  /// What a note of the ledger still has to erase when nothing holds it any longer.
  ///
  /// @return empty when a hold keeps nothing of it
  static Optional<ErasurePlan> keeping(EntryId caseId, Attributes note) {
    List<Kept> kept =
        entries(note.texts("kept")).stream()
            .map(entry -> new Kept(entry, "", Optional.empty()))
            .toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ErasurePlan(
                caseId,
                note.at("at"),
                note.required("by"),
                entries(note.texts(ENTRIES)),
                entries(note.texts(CASES)),
                note.texts("addresses"),
                List.of(),
                kept,
                new Stage.Told(note.at("at"))));
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId caseId) {
    return Reads.find(dynamoDb, cases, CaseItems.pk(controller, caseId), SK)
        .map(item -> new Stored(read(caseId, item), item.count(REVISION)));
  }

  /// Puts the plan one step further. Condition: nobody wrote it since it was read.
  ///
  /// @param dueAt when it is looked at again; empty when it is done
  public Write replace(
      ControllerId controller, Stored seen, ErasurePlan next, Optional<Instant> dueAt) {
    Put put =
        Put.builder()
            .tableName(cases)
            .item(item(controller, next, seen.revision() + 1, dueAt).values())
            .conditionExpression(REVISION + " = :seen")
            .expressionAttributeValues(Map.of(":seen", Attributes.number(seen.revision())))
            .build();
    return Write.builder().put(put).build();
  }

  /// Erases a plan of which nothing is left to do, when its case is gone.
  public Write erase(ControllerId controller, EntryId caseId) {
    return Write.builder()
        .delete(delete ->
            delete.tableName(cases).key(Attributes.key(CaseItems.pk(controller, caseId), SK)))
        .build();
  }

  /// Puts another plan in its place, that is carried out at once, and notes it in the ledger.
  /// Condition: nobody wrote the plan since it was read.
  public List<Write> revise(Controller controller, Stored seen, ErasurePlan next, Instant now) {
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().ledger()).toInstant();
    return List.of(
        replace(controller.id(), seen, next, Optional.of(now)),
        note(controller.id(), next, forgetAt));
  }

  /// The cases whose plans are to be looked at not after `now`; a little late perhaps, as it is an
  /// index.
  public List<EntryId> due(ControllerId controller, Instant now) {
    String prefix = controller + "#case#";
    return DueIndex.due(dynamoDb, cases, dueKey(controller), now).stream()
        .map(pk -> new EntryId(pk.substring(prefix.length())))
        .toList();
  }

  private static Attributes item(
      ControllerId controller, ErasurePlan plan, int revision, Optional<Instant> dueAt) {
    Attributes item =
        Attributes.item(CaseItems.pk(controller, plan.caseId()), SK)
            .with("decidedAt", plan.decidedAt())
            .with("decidedBy", plan.decidedBy())
            .with(ENTRIES, ids(plan.entries()))
            .with(CASES, ids(plan.cases()))
            .with("addresses", plan.addresses())
            .with("recipients", plan.recipients())
            .with("kept", plan.kept().stream().map(ErasurePlans::text).toList())
            .with(STAGE, plan.stage().id())
            .with(REVISION, revision);
    switch (plan.stage()) {
      case Stage.Erasing _ -> {}
      case Stage.Telling(EntryId letter) -> item.with("letter", letter.value());
      case Stage.Told(Instant at) -> item.with("toldAt", at);
    }
    dueAt.ifPresent(
        at -> item.with(DueIndex.DAY, dueKey(controller)).with(DueIndex.ORDER, Timestamp.of(at)));
    return item;
  }

  /// @param item of the case, under [#SK]
  public static ErasurePlan read(EntryId caseId, Attributes item) {
    return new ErasurePlan(
        caseId,
        item.at("decidedAt"),
        item.required("decidedBy"),
        entries(item.texts(ENTRIES)),
        entries(item.texts(CASES)),
        item.texts("addresses"),
        item.texts("recipients"),
        item.texts("kept").stream().map(ErasurePlans::kept).toList(),
        switch (item.required(STAGE)) {
          case "erasing" -> new Stage.Erasing();
          case "telling" -> new Stage.Telling(new EntryId(item.required("letter")));
          case "told" -> new Stage.Told(item.at("toldAt"));
          default -> throw new IllegalStateException("a stored plan is in an unknown stage");
        });
  }

  /// The reason comes last: it may hold the mark.
  private static String text(Kept kept) {
    return String.join(
        MARK,
        kept.entry().value(),
        kept.until().map(LocalDate::toString).orElse(""),
        kept.reason());
  }

  private static Kept kept(String text) {
    String[] parts = text.split("\\|", 3);
    return new Kept(
        new EntryId(parts[0]),
        parts[2],
        parts[1].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(parts[1])));
  }

  private static List<String> ids(List<EntryId> entries) {
    return entries.stream().map(EntryId::value).toList();
  }

  private static List<EntryId> entries(List<String> ids) {
    return ids.stream().map(EntryId::new).toList();
  }

  private static String dueKey(ControllerId controller) {
    return controller + "#erasures";
  }
}
