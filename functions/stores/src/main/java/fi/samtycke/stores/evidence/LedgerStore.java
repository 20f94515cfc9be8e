package fi.samtycke.stores.evidence;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.Seal;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.AdmissionPolicy.Suppression;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table `Ledger`: what must outlive the data it speaks of. Receipts of schedules, seals over
/// the change log, and keyed digests of addresses that must not be written to.
public final class LedgerStore {
  private static final String ERASURE = "erasure";
  private static final String RESTRICTION = "restriction";
  private static final String LASTING = "lasting";

  private final Table table;

  public LedgerStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "LEDGER_TABLE");
  }

  /// Keeps the receipt under its schedule and scheduled time; a run that is repeated for the same
  /// time replaces its own receipt.
  public Write keep(ControllerId controller, Receipt receipt, Instant forgetAt) {
    Map<String, String> counts = new TreeMap<>();
    receipt.counts().forEach((name, count) -> counts.put(name, count.toString()));
    return Write.put(
        table,
        Attributes.item(
                receiptPk(controller, receipt.schedule()), Timestamp.of(receipt.scheduledAt()))
            .with("startedAt", receipt.startedAt())
            .with("finishedAt", receipt.finishedAt())
            .with("declaration", receipt.declaration())
            .with("counts", counts)
            .with("notes", receipt.notes())
            .goneAfter(forgetAt));
  }

  /// For which scheduled times from `first` to `last`, both included, the schedule left a receipt.
  /// Reads strongly.
  public Set<Instant> receiptTimes(
      ControllerId controller, String schedule, Instant first, Instant last) {
    return table
        .between(receiptPk(controller, schedule), Timestamp.of(first), Timestamp.of(last))
        .map(item -> item.at(Attributes.SK))
        .collect(Collectors.toSet());
  }

  /// Reads strongly.
  public Optional<Receipt> receipt(ControllerId controller, String schedule, Instant scheduledAt) {
    return table
        .find(receiptPk(controller, schedule), Timestamp.of(scheduledAt))
        .map(item -> readReceipt(schedule, item));
  }

  /// The receipt of the schedule's latest scheduled time.
  public Optional<Receipt> lastReceipt(ControllerId controller, String schedule) {
    return table.last(receiptPk(controller, schedule)).map(item -> readReceipt(schedule, item));
  }

  public Optional<Seal> lastSeal(ControllerId controller) {
    return table.last(controller + "#seal").map(LedgerStore::readSeal);
  }

  public Optional<Seal> seal(ControllerId controller, LocalDate day) {
    return table.find(controller + "#seal", day.toString()).map(LedgerStore::readSeal);
  }

  /// Condition: the day is not sealed.
  public Write keep(ControllerId controller, Seal seal, Instant forgetAt) {
    return Write.insert(
        table,
        Attributes.item(controller + "#seal", seal.day().toString())
            .with("count", seal.count())
            .with("previousRoot", seal.previousRoot())
            .with("root", seal.root())
            .goneAfter(forgetAt));
  }

  /// Notes that an entry is restricted, so that a restored table does not forget it. The note has
  /// no end as long as the restriction lasts.
  public Write restrict(ControllerId controller, EntryId entry, Instant now) {
    return Write.put(
        table, Attributes.item(restrictionPk(controller, entry), RESTRICTION).with("at", now));
  }

  /// Notes that an entry is not restricted any more: it may be used again, or is erased. From now
  /// on the note is kept for the declared period, which is longer than any backup lasts.
  public Write endRestriction(Controller controller, EntryId entry, Instant now) {
    return Write.put(
        table,
        Attributes.item(restrictionPk(controller.id(), entry), RESTRICTION)
            .with("releasedAt", now)
            .goneAfter(controller.evidence().ledgerGone(now)));
  }

  /// Notes that an entry was erased, where it could come back from outside. A later erasure
  /// replaces the earlier one.
  public Write erased(ControllerId controller, EntryId entry, Instant now, Instant forgetAt) {
    return Write.put(
        table,
        Attributes.item(erasurePk(controller, entry), ERASURE).with("at", now).goneAfter(forgetAt));
  }

  /// When the entry was erased last. Reads strongly.
  public Optional<Instant> erasedAt(ControllerId controller, EntryId entry) {
    return table.find(erasurePk(controller, entry), ERASURE).map(item -> item.at("at"));
  }

  /// Condition: the entry has not been erased.
  public Write notErased(ControllerId controller, EntryId entry) {
    return Write.check(table, erasurePk(controller, entry), ERASURE).when(Condition.absent());
  }

  /// Notes why an address gets no mail. A later note of the same reason replaces the earlier one.
  ///
  /// @param digest of the address, keyed
  public Write suppress(
      ControllerId controller,
      AddressDigest digest,
      SuppressionReason reason,
      Instant now,
      Instant forgetAt) {
    return Write.put(table, suppression(controller, digest, reason, now).goneAfter(forgetAt));
  }

  /// Notes that addresses want no marketing. The notes have no end (Art. 21(3)), and neither have
  /// the keys that their digests are made with.
  ///
  /// @return writes for one transaction, no two of one item
  public List<Write> noMarketing(
      ControllerId controller, Collection<AddressDigest> digests, Instant now) {
    Stream<Attributes> notes =
        digests.stream()
            .distinct()
            .map(digest -> suppression(controller, digest, SuppressionReason.OBJECTED, now));
    Stream<Attributes> keys =
        digests.stream()
            .map(AddressDigest::keyVersion)
            .distinct()
            .map(version -> Attributes.item(lastingKeyPk(controller, version), LASTING));
    return Stream.concat(notes, keys).map(item -> Write.put(table, item)).toList();
  }

  /// Whether a note without an end was made with this version of the key. Reads strongly.
  public boolean needsKey(ControllerId controller, int version) {
    return table.find(lastingKeyPk(controller, version), LASTING).isPresent();
  }

  private static Attributes suppression(
      ControllerId controller, AddressDigest digest, SuppressionReason reason, Instant now) {
    return Attributes.item(suppressionPk(controller, digest), reason.value()).with("at", now);
  }

  /// Everything that is noted of an address, also what is over.
  ///
  /// @param digests of the address, one for each live key version
  public List<Suppression> suppressions(ControllerId controller, List<AddressDigest> digests) {
    return digests.stream()
        .flatMap(digest -> table.all(suppressionPk(controller, digest)))
        .flatMap(item ->
            SuppressionReason.of(item.required(Attributes.SK))
                .map(reason -> new Suppression(reason, item.at("at")))
                .stream())
        .toList();
  }

  /// Notes that an address has not agreed to marketing, or does not any more. Unlike after an
  /// objection it may be asked again, and a later consent prevails.
  public Write declined(Controller controller, AddressDigest digest, Instant now) {
    return suppress(
        controller.id(),
        digest,
        SuppressionReason.DECLINED,
        now,
        controller.evidence().ledgerGone(now));
  }

  /// Reads a seal from its stored item; the verifier reads exports with it too.
  public static Seal readSeal(Attributes item) {
    return new Seal(
        LocalDate.parse(item.required(Attributes.SK)),
        item.count("count"),
        item.required("previousRoot"),
        item.required("root"));
  }

  private static Receipt readReceipt(String schedule, Attributes item) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    item.textMap("counts").forEach((name, count) -> counts.put(name, Integer.valueOf(count)));
    return new Receipt(
        schedule,
        item.at(Attributes.SK),
        item.at("startedAt"),
        item.at("finishedAt"),
        item.required("declaration"),
        counts,
        item.texts("notes"));
  }

  public static String erasurePk(ControllerId controller, EntryId entry) {
    return controller + "#erasure#" + entry;
  }

  public static String restrictionPk(ControllerId controller, EntryId entry) {
    return controller + "#restriction#" + entry;
  }

  private static String receiptPk(ControllerId controller, String schedule) {
    return controller + "#receipt#" + schedule;
  }

  private static String lastingKeyPk(ControllerId controller, int version) {
    return controller + "#key#" + version;
  }

  public static String suppressionPk(ControllerId controller, AddressDigest digest) {
    return controller + "#suppression#" + digest;
  }
}
