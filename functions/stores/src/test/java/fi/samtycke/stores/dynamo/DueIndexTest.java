package fi.samtycke.stores.dynamo;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.StoreExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// B01: what is due at an instant is found from that instant on, in the partition of its day in
/// UTC.
class DueIndexTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-29");

  @RegisterExtension private final StoreExtension store = new StoreExtension();

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T10:00:00Z, 2026-03-29T09:59:59.999Z, false",
    "2026-03-29T10:00:00Z, 2026-03-29T10:00:00Z, true",
    "2026-03-29T10:00:00Z, 2026-03-30T00:00:00Z, true",
    "2026-03-29T10:00:00.001Z, 2026-03-29T10:00:00Z, false",
    "2026-03-29T10:00:00Z, 2026-03-29T10:00:00.001Z, true",
    "2026-03-29T00:00:00Z, 2026-03-29T00:00:00Z, true",
    "2026-03-29T23:59:59.999Z, 2026-03-29T23:59:59.998Z, false",
    "2026-03-29T23:59:59.999Z, 2026-03-29T23:59:59.999Z, true"
  })
  void the_millisecond_decides(Instant dueAt, Instant now, boolean found) {
    put(PLAZA, dueAt, "a");
    assertThat(due(DueIndex.day(PLAZA, DAY), now)).isEqualTo(found ? List.of("a") : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T23:59:59.999Z, 2026-03-28",
    "2026-03-29T00:00:00Z, 2026-03-29",
    "2026-03-29T01:00:00Z, 2026-03-29",
    "2026-10-24T22:30:00Z, 2026-10-24"
  })
  void a_day_is_one_in_UTC_also_when_the_clocks_change_B02(Instant at, LocalDate day) {
    assertThat(DueIndex.day(PLAZA, at)).isEqualTo(DueIndex.day(PLAZA, day));
    assertThat(DueIndex.idleDay(PLAZA, at)).isEqualTo(DueIndex.idleDay(PLAZA, day));
  }

  @Test
  void what_is_due_first_is_told_first_and_nothing_of_other_days_and_controllers() {
    put(PLAZA, Instant.parse("2026-03-29T12:00:00Z"), "later");
    put(PLAZA, Instant.parse("2026-03-29T08:00:00Z"), "first");
    put(PLAZA, Instant.parse("2026-03-28T08:00:00Z"), "the day before");
    put(TRANSFORMERS, Instant.parse("2026-03-29T08:00:00Z"), "theirs");
    store.tables.put("CASES", Attributes.item("never due", "x"));
    store.tables.put(
        "CASES",
        Attributes.item("idle", "x")
            .with(DueIndex.DAY, DueIndex.idleDay(PLAZA, DAY))
            .with(DueIndex.ORDER, Instant.parse("2026-03-29T08:00:00Z")));
    Instant midnight = Instant.parse("2026-03-30T00:00:00Z");
    assertThat(due(DueIndex.day(PLAZA, DAY), midnight)).containsExactly("first", "later");
    assertThat(due(DueIndex.idleDay(PLAZA, DAY), midnight)).containsExactly("idle");
  }

  private void put(ControllerId controller, Instant dueAt, String pk) {
    store.tables.put(
        "CASES",
        Attributes.item(pk, "x")
            .with(DueIndex.DAY, DueIndex.day(controller, dueAt))
            .with(DueIndex.ORDER, dueAt));
  }

  private List<String> due(String day, Instant now) {
    return DueIndex.due(store.table("CASES"), day, now);
  }
}
