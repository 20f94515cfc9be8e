package fi.samtycke.stores.evidence;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.change.Seal;
import fi.samtycke.core.quarantine.AdmissionPolicy.Suppression;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What outlives the data it speaks of: receipts, seals, notes of erasures, restrictions and
/// suppressions.
class LedgerStoreTest implements WriteContract {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final Instant FORGOTTEN = Instant.parse("2028-03-20T10:00:00Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final LedgerStore ledger = new LedgerStore(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "a receipt is left alone",
            its -> ledger(its).keep(PLAZA, receipt(NOW), FORGOTTEN).alone()),
        new Deed(
            "a receipt, a seal, an erasure, a restriction and a suppression are kept",
            its ->
                its.written(
                    ledger(its).keep(PLAZA, receipt(NOW), FORGOTTEN),
                    ledger(its).keep(PLAZA, seal("2026-03-19", ""), FORGOTTEN),
                    ledger(its).erased(PLAZA, entry(1), NOW, FORGOTTEN),
                    ledger(its).restrict(PLAZA, entry(2), NOW),
                    ledger(its).endRestriction(its.plaza(), entry(3), NOW),
                    ledger(its)
                        .suppress(
                            PLAZA,
                            new AddressDigest("1.x"),
                            SuppressionReason.REFUSED,
                            NOW,
                            FORGOTTEN))),
        new Deed(
            "two addresses that want no marketing are noted",
            its ->
                its.written(
                    ledger(its)
                        .noMarketing(
                            PLAZA,
                            List.of(
                                new AddressDigest("1.x"),
                                new AddressDigest("1.y"),
                                new AddressDigest("1.x")),
                            NOW))));
  }

  @Test
  void N5_a_receipt_is_read_as_it_was_left_with_counts_and_notes_and_without() {
    Receipt full = receipt(NOW);
    Receipt bare = new Receipt("SealChanges", NOW, NOW, NOW, "1", new TreeMap<>(), List.of());
    ledger.keep(PLAZA, full, FORGOTTEN).alone();
    store.written(ledger.keep(PLAZA, bare, FORGOTTEN));
    for (int round = 0; round < 2; round++) {
      assertThat(ledger.receipt(PLAZA, "SweepOutbox", NOW)).contains(full);
      assertThat(ledger.lastReceipt(PLAZA, "SweepOutbox")).contains(full);
      assertThat(ledger.receipt(PLAZA, "SealChanges", NOW)).contains(bare);
      store.tables.inAnotherFormat("LEDGER");
    }
    assertThat(ledger.lastReceipt(TRANSFORMERS, "SweepOutbox")).isEmpty();
    assertThat(goneAt()).containsOnly(FORGOTTEN.getEpochSecond());
  }

  @Test
  void a_run_that_is_repeated_replaces_its_own_receipt_and_no_other() {
    ledger.keep(PLAZA, receipt(NOW), FORGOTTEN).alone();
    ledger.keep(PLAZA, receipt(NOW.plusSeconds(3600)), FORGOTTEN).alone();
    Receipt again =
        new Receipt("SweepOutbox", NOW, NOW, NOW, "2", new TreeMap<>(Map.of("sent", 5)), List.of());
    ledger.keep(PLAZA, again, FORGOTTEN).alone();
    assertThat(ledger.receipt(PLAZA, "SweepOutbox", NOW)).contains(again);
    assertThat(ledger.lastReceipt(PLAZA, "SweepOutbox")).contains(receipt(NOW.plusSeconds(3600)));
  }

  @Test
  void the_times_of_receipts_are_told_with_both_ends() {
    for (int hour = 0; hour < 4; hour++) {
      ledger.keep(PLAZA, receipt(NOW.plusSeconds(3600L * hour)), FORGOTTEN).alone();
    }
    assertThat(
            ledger.receiptTimes(PLAZA, "SweepOutbox", NOW.plusSeconds(3600), NOW.plusSeconds(7200)))
        .isEqualTo(Set.of(NOW.plusSeconds(3600), NOW.plusSeconds(7200)));
    assertThat(ledger.receiptTimes(PLAZA, "SealChanges", NOW, FORGOTTEN)).isEmpty();
  }

  @Test
  void N14_a_day_is_sealed_once_and_its_seal_read_as_it_was_kept() {
    store.written(ledger.keep(PLAZA, seal("2026-03-19", ""), FORGOTTEN));
    store.written(ledger.keep(PLAZA, seal("2026-03-20", "root"), FORGOTTEN));
    store.refused(ledger.keep(PLAZA, seal("2026-03-19", "forged"), FORGOTTEN));
    for (int round = 0; round < 2; round++) {
      assertThat(ledger.seal(PLAZA, LocalDate.parse("2026-03-19")))
          .contains(seal("2026-03-19", ""));
      assertThat(ledger.lastSeal(PLAZA)).contains(seal("2026-03-20", "root"));
      store.tables.inAnotherFormat("LEDGER");
    }
    assertThat(ledger.seal(PLAZA, LocalDate.parse("2026-03-21"))).isEmpty();
    assertThat(ledger.lastSeal(TRANSFORMERS)).isEmpty();
  }

  @Test
  void H07_what_was_erased_cannot_be_written_again_where_it_is_asked_for() {
    assertThat(store.write(ledger.notErased(PLAZA, entry(1)))).isInstanceOf(Outcome.Written.class);
    store.written(ledger.erased(PLAZA, entry(1), NOW, FORGOTTEN));
    store.refused(ledger.notErased(PLAZA, entry(1)));
    assertThat(store.write(ledger.notErased(TRANSFORMERS, entry(1))))
        .isInstanceOf(Outcome.Written.class);
    store.tables.inAnotherFormat("LEDGER");
    assertThat(ledger.erasedAt(PLAZA, entry(1))).contains(NOW);
    store.written(ledger.erased(PLAZA, entry(1), NOW.plusSeconds(1), FORGOTTEN));
    assertThat(ledger.erasedAt(PLAZA, entry(1))).contains(NOW.plusSeconds(1));
    assertThat(ledger.erasedAt(PLAZA, entry(2))).isEmpty();
  }

  @Test
  void a_restriction_is_noted_without_an_end_and_its_end_for_the_declared_period() {
    store.written(ledger.restrict(PLAZA, entry(1), NOW));
    Attributes noted = store.tables.everything("LEDGER").getFirst();
    assertThat(noted.at("at")).isEqualTo(NOW);
    assertThat(noted.has(Attributes.TIME_TO_LIVE)).isFalse();
    store.written(ledger.endRestriction(store.plaza(), entry(1), NOW));
    Attributes ended = store.tables.everything("LEDGER").getFirst();
    assertThat(ended.at("releasedAt")).isEqualTo(NOW);
    assertThat(ended.has("at")).isFalse();
    assertThat(goneAt())
        .containsExactly(
            NOW.atZone(ZoneOffset.UTC)
                .plus(store.plaza().evidence().ledger())
                .toInstant()
                .getEpochSecond());
  }

  @Test
  void A38_suppressions_are_found_under_every_live_digest_and_kept_apart_by_their_reason() {
    store.written(
        ledger.suppress(
            PLAZA, new AddressDigest("1.old"), SuppressionReason.REFUSED, NOW, FORGOTTEN),
        ledger.suppress(
            PLAZA, new AddressDigest("2.new"), SuppressionReason.BOUNCED, NOW, FORGOTTEN),
        ledger.suppress(
            PLAZA, new AddressDigest("2.other"), SuppressionReason.EXPIRED, NOW, FORGOTTEN),
        ledger.suppress(
            TRANSFORMERS,
            new AddressDigest("2.new"),
            SuppressionReason.COMPLAINED,
            NOW,
            FORGOTTEN));
    store.written(
        ledger.suppress(
            PLAZA,
            new AddressDigest("2.new"),
            SuppressionReason.BOUNCED,
            NOW.plusSeconds(1),
            FORGOTTEN));
    store.tables.inAnotherFormat("LEDGER");
    assertThat(
            ledger.suppressions(
                PLAZA, List.of(new AddressDigest("2.new"), new AddressDigest("1.old"))))
        .containsExactly(
            new Suppression(SuppressionReason.BOUNCED, NOW.plusSeconds(1)),
            new Suppression(SuppressionReason.REFUSED, NOW));
    assertThat(ledger.suppressions(PLAZA, List.of(new AddressDigest("2.nobody")))).isEmpty();
  }

  @Test
  void a_no_to_marketing_has_no_end_and_neither_has_the_key_of_its_digest() {
    AddressDigest digest = new AddressDigest("2.x");
    assertThat(ledger.noMarketing(PLAZA, List.of(), NOW)).isEmpty();
    store.written(ledger.noMarketing(PLAZA, List.of(digest), NOW));
    assertThat(store.tables.everything("LEDGER"))
        .noneMatch(item -> item.has(Attributes.TIME_TO_LIVE));
    store.tables.inAnotherFormat("LEDGER");
    assertThat(ledger.suppressions(PLAZA, List.of(digest)))
        .containsExactly(new Suppression(SuppressionReason.OBJECTED, NOW));
    assertThat(ledger.needsKey(PLAZA, 2)).isTrue();
    assertThat(ledger.needsKey(PLAZA, 1)).isFalse();
    assertThat(ledger.needsKey(TRANSFORMERS, 2)).isFalse();
  }

  @Test
  void A35_a_reason_of_a_later_version_is_left_to_it() {
    store.tables.put(
        "LEDGER",
        Attributes.item(LedgerStore.suppressionPk(PLAZA, new AddressDigest("1.x")), "moved")
            .with("at", NOW));
    assertThat(ledger.suppressions(PLAZA, List.of(new AddressDigest("1.x")))).isEmpty();
  }

  private static LedgerStore ledger(StoreExtension store) {
    return new LedgerStore(store.wiring, store.dynamoDb());
  }

  private static Receipt receipt(Instant scheduledAt) {
    return new Receipt(
        "SweepOutbox",
        scheduledAt,
        scheduledAt.plusSeconds(1),
        scheduledAt.plusSeconds(2),
        "1",
        new TreeMap<>(Map.of("sent", 3, "failed", 0)),
        List.of("open 2026-03-20", "x"));
  }

  private static Seal seal(String day, String previous) {
    return Seal.over(LocalDate.parse(day), previous, List.of());
  }

  private List<Long> goneAt() {
    return store.tables.everything("LEDGER").stream()
        .map(item -> (long) item.count(Attributes.TIME_TO_LIVE))
        .toList();
  }
}
