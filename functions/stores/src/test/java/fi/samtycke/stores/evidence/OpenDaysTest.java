package fi.samtycke.stores.evidence;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.retention.Receipt;
import fi.samtycke.stores.StoreExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// B03: days without a run are made good, and a day that is done is not looked at again.
class OpenDaysTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-03-20");
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final LedgerStore ledger = new LedgerStore(store.wiring, store.dynamoDb());

  @Test
  void the_first_run_of_all_looks_back_as_far_as_something_can_be_due() {
    assertThat(open(3).days())
        .containsExactly(day("2026-03-17"), day("2026-03-18"), day("2026-03-19"), TODAY);
    assertThat(open(0).days()).containsExactly(TODAY);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-20, 1",
    "2026-03-19, 2",
    "2026-03-10, 11",
    "2026-02-28, 21",
    "2026-03-21, 0"
  })
  void a_run_looks_from_the_day_that_the_last_receipt_names_as_open(LocalDate open, int days) {
    leave("counted 7", "open " + open);
    assertThat(open(3).days()).hasSize(days);
    if (days > 0) {
      assertThat(open(3).days()).startsWith(open).endsWith(TODAY);
    }
  }

  @Test
  void a_receipt_that_names_none_is_as_none() {
    leave("counted 7");
    assertThat(open(2).days()).hasSize(3);
  }

  @Test
  void what_was_done_leaves_only_the_latest_day_open() {
    assertThat(open(3).notes()).containsExactly("open 2026-03-20");
  }

  @Test
  void the_oldest_day_that_something_was_left_of_stays_open() {
    OpenDays days = open(3);
    days.leave(day("2026-03-18"));
    days.leave(day("2026-03-19"));
    assertThat(days.notes()).containsExactly("open 2026-03-18");
    leave(days.notes().getFirst());
    assertThat(open(3).days()).startsWith(day("2026-03-18"));
  }

  private OpenDays open(int firstLook) {
    return OpenDays.until(TODAY, ledger, PLAZA, "SweepQuarantine", firstLook, TODAY);
  }

  private void leave(String... notes) {
    ledger
        .keep(
            PLAZA,
            new Receipt("SweepQuarantine", NOW, NOW, NOW, "1", new TreeMap<>(), List.of(notes)),
            NOW.plusSeconds(99_999))
        .alone();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
