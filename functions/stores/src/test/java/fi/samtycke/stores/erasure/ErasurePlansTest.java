package fi.samtycke.stores.erasure;

import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Place;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.erasure.ErasurePlans.Stored;
import fi.samtycke.stores.evidence.LedgerStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plans of erasures in their store, and the notes of them that outlive every backup.
class ErasurePlansTest implements WriteContract {
  private static final Instant FORGET = Instant.parse("2036-03-20T00:00:00Z");
  private static final ErasurePlan FULL =
      new ErasurePlan(
          entry(1),
          NOW,
          "staff:anna",
          List.of(new Entry(entry(2), Place.REGISTER), new Entry(entry(3), Place.QUARANTINE)),
          List.of(entry(1), entry(8)),
          List.of(new AddressDigest("1.a"), new AddressDigest("2.a")),
          List.of("network-operator"),
          List.of(
              new Kept(
                  new Entry(entry(4), Place.CONVERSATION),
                  "a claim | \"x\"",
                  Optional.of(LocalDate.parse("2026-12-31"))),
              new Kept(new Entry(entry(5), Place.REGISTER), "", Optional.empty())),
          new Stage.Erasing());
  private static final ErasurePlan BARE =
      new ErasurePlan(
          entry(1),
          NOW,
          "schedule:x",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new Stage.Erasing());

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ErasurePlans plans = plans(store);
  private final LedgerStore ledger = new LedgerStore(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("an erasure is decided and noted", ErasurePlansTest::decide),
        new Deed(
            "its plan goes one step further",
            ErasurePlansTest::decide,
            its ->
                its.written(
                    plans(its)
                        .replace(PLAZA, seen(), FULL.telling(entry(9)), Optional.of(FORGET)))),
        new Deed(
            "another plan takes its place",
            ErasurePlansTest::decide,
            its -> its.written(plans(its).revise(its.plaza(), seen(), BARE, NOW))));
  }

  static Stream<ErasurePlan> all() {
    return Stream.of(FULL, BARE, FULL.telling(entry(9)), FULL.told(NOW));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_plan_is_read_as_it_was_written(ErasurePlan plan) {
    store.written(plans.begin(PLAZA, plan));
    assertThat(plans.find(PLAZA, entry(1))).contains(new Stored(plan, 1));
    store.tables.inAnotherFormat("CASES");
    assertThat(plans.find(PLAZA, entry(1))).as("A37").contains(new Stored(plan, 1));
    assertThat(plans.find(TRANSFORMERS, entry(1))).isEmpty();
    assertThat(plans.find(PLAZA, entry(2))).isEmpty();
  }

  @Test
  void A28_a_case_has_one_plan_and_whoever_writes_it_has_seen_its_last_write() {
    decide(store);
    store.refused(plans.begin(PLAZA, BARE));
    store.written(plans.replace(PLAZA, seen(), FULL.telling(entry(9)), Optional.empty()));
    assertThat(plans.find(PLAZA, entry(1))).contains(new Stored(FULL.telling(entry(9)), 2));
    store.refused(plans.replace(PLAZA, seen(), BARE, Optional.empty()));
    store.refused(plans.revise(store.plaza(), seen(), BARE, NOW));
    store.written(plans.erase(PLAZA, entry(1)));
    store.refused(plans.replace(PLAZA, seen(), BARE, Optional.empty()));
  }

  @Test
  void a_plan_is_due_from_its_instant_on_until_it_is_done() {
    decide(store);
    assertThat(plans.due(PLAZA, NOW.minusMillis(1))).isEmpty();
    assertThat(plans.due(PLAZA, NOW)).containsExactly(entry(1));
    assertThat(plans.due(TRANSFORMERS, NOW)).isEmpty();
    store.written(plans.replace(PLAZA, seen(), FULL, Optional.of(FORGET)));
    assertThat(plans.due(PLAZA, FORGET.minusMillis(1))).isEmpty();
    assertThat(plans.due(PLAZA, FORGET)).containsExactly(entry(1));
    store.written(plans.replace(PLAZA, new Stored(FULL, 2), FULL.told(NOW), Optional.empty()));
    assertThat(plans.due(PLAZA, FORGET)).isEmpty();
  }

  @Test
  void the_ledger_says_what_was_erased_wiped_restricted_and_what_a_hold_keeps() {
    store.written(
        plans.note(PLAZA, FULL, FORGET),
        ledger.erased(PLAZA, entry(20), NOW, FORGET),
        ledger.restrict(PLAZA, entry(21), NOW),
        ledger.restrict(PLAZA, entry(22), NOW),
        ledger.erased(TRANSFORMERS, entry(23), NOW, FORGET));
    store.written(ledger.endRestriction(store.plaza(), entry(22), NOW));
    store.tables.inAnotherFormat("LEDGER");
    ErasedBefore before = before();
    assertThat(before.erased()).containsExactlyInAnyOrder(entry(2), entry(3), entry(20));
    assertThat(before.decided()).containsExactly(entry(1));
    assertThat(before.wiped()).containsExactlyInAnyOrder(entry(1), entry(8));
    assertThat(before.restricted()).containsExactly(entry(21));
    assertThat(before.keeping())
        .singleElement()
        .satisfies(plan -> {
          assertThat(plan.caseId()).isEqualTo(entry(1));
          assertThat(plan.addresses()).isEqualTo(FULL.addresses());
          assertThat(plan.kept())
              .extracting(kept -> kept.entry().id())
              .containsExactly(entry(4), entry(5));
          assertThat(plan.stage()).isEqualTo(new Stage.Told(NOW));
        });
  }

  @Test
  void a_later_note_of_a_case_takes_the_place_of_the_earlier_one() {
    store.written(plans.note(PLAZA, FULL, FORGET));
    store.written(plans.note(PLAZA, BARE, FORGET));
    assertThat(before().erased()).isEmpty();
    assertThat(before().keeping()).isEmpty();
    assertThat(before().decided()).containsExactly(entry(1));
  }

  private ErasedBefore before() {
    return ErasedBefore.of(store.wiring, store.dynamoDb(), PLAZA);
  }

  private static Stored seen() {
    return new Stored(FULL, 1);
  }

  private static void decide(StoreExtension store) {
    store.written(plans(store).begin(PLAZA, FULL), plans(store).note(PLAZA, FULL, FORGET));
  }

  private static ErasurePlans plans(StoreExtension store) {
    return new ErasurePlans(store.wiring, store.dynamoDb());
  }
}
