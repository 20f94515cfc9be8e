package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.change.Seal;
import fi.samtycke.stores.ChangesMade;
import fi.samtycke.stores.ScheduledFunctions;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.dynamo.Attributes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The daily seal over the change log (N14).
class SealChangesTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ScheduledFunctions functions = new ScheduledFunctions(store);
  private final ChangesMade changes = new ChangesMade(store);
  private final SealChangesHandler function = new SealChangesHandler(store.wiring);

  @Test
  void the_day_that_has_ended_is_sealed_and_the_seal_is_owed_by_mail() {
    LoggedChange change = changes.at(StoreExtension.PLAZA, "2026-03-20T23:59:59.999Z");
    changes.at(StoreExtension.PLAZA, "2026-03-21T00:00:00Z");
    functions.scheduled(function, "2026-03-21T00:20:00Z");

    assertThat(seal("2026-03-20")).isEqualTo(Seal.over(day("2026-03-20"), "", List.of(change)));
    assertThat(functions.owed(StoreExtension.PLAZA)).containsExactly("seal-notice 2026-03-20");
    assertThat(functions.receipt(StoreExtension.PLAZA, "SealChanges").counts())
        .isEqualTo(Map.of("days", 1, "changes", 1));
  }

  @Test
  void nothing_is_sealed_before_there_is_a_change_but_a_receipt_is_left() {
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(functions.ledger.lastSeal(StoreExtension.PLAZA)).isEmpty();
    assertThat(functions.owed(StoreExtension.PLAZA)).isEmpty();
    assertThat(functions.receipt(StoreExtension.PLAZA, "SealChanges").counts()).isEmpty();
  }

  @Test
  void days_without_a_change_and_missed_nights_are_links_of_the_chain_too() {
    changes.at(StoreExtension.PLAZA, "2026-03-20T10:00:00Z");
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    changes.at(StoreExtension.PLAZA, "2026-03-23T10:00:00Z");
    functions.scheduled(function, "2026-03-25T00:20:00Z");

    String previousRoot = "";
    for (String day :
        List.of("2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24")) {
      Seal seal = seal(day);
      assertThat(seal.previousRoot()).isEqualTo(previousRoot);
      previousRoot = seal.root();
    }
    assertThat(seal("2026-03-22").count()).isZero();
    assertThat(seal("2026-03-23").count()).isOne();
    assertThat(functions.owed(StoreExtension.PLAZA)).hasSize(5);
  }

  @Test
  void the_first_seal_lies_on_the_first_day_with_changes_even_weeks_back() {
    changes.at(StoreExtension.PLAZA, "2026-02-28T10:00:00Z");
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(functions.ledger.seal(StoreExtension.PLAZA, day("2026-02-27"))).isEmpty();
    assertThat(seal("2026-02-28").previousRoot()).isEmpty();
    assertThat(seal("2026-03-20").count()).isZero();
  }

  @Test
  void a_run_that_is_repeated_seals_and_mails_nothing_twice() {
    changes.at(StoreExtension.PLAZA, "2026-03-20T10:00:00Z");
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(functions.owed(StoreExtension.PLAZA)).hasSize(1);
  }

  @Test
  void two_runs_at_once_agree_on_every_seal() throws InterruptedException {
    for (int day = 1; day <= 9; day++) {
      changes.at(StoreExtension.PLAZA, "2026-03-0" + day + "T10:00:00Z");
    }
    store.clock.set("2026-03-21T00:20:00Z");
    Thread other =
        Thread.ofPlatform()
            .start(() ->
                functions.scheduled(new SealChangesHandler(store.wiring), "2026-03-21T00:20:00Z"));
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    other.join();
    assertThat(functions.owed(StoreExtension.PLAZA)).hasSize(20).doesNotHaveDuplicates();
    assertThat(seal("2026-03-20").previousRoot()).isEqualTo(seal("2026-03-19").root());
  }

  @Test
  void each_controller_has_a_chain_of_its_own_I8() {
    changes.at(StoreExtension.PLAZA, "2026-03-20T10:00:00Z");
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(functions.ledger.lastSeal(StoreExtension.TRANSFORMERS)).isEmpty();
    assertThat(functions.owed(StoreExtension.TRANSFORMERS)).isEmpty();
  }

  @Test
  void a_seal_is_kept_for_the_declared_period() {
    changes.at(StoreExtension.PLAZA, "2026-03-20T10:00:00Z");
    functions.scheduled(function, "2026-03-21T00:20:00Z");
    Attributes stored =
        store.tables.everything("LEDGER").stream()
            .filter(item -> item.has("root"))
            .findFirst()
            .orElseThrow();
    assertThat(stored.count(Attributes.TIME_TO_LIVE))
        .isEqualTo(
            (int)
                store
                    .clock
                    .instant()
                    .atZone(java.time.ZoneOffset.UTC)
                    .plus(store.plaza().evidence().seals())
                    .toEpochSecond());
  }

  private Seal seal(String day) {
    return functions.ledger.seal(StoreExtension.PLAZA, day(day)).orElseThrow();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
