package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.retention.MissingRun;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.ScheduledFunctions;
import fi.samtycke.stores.StoreExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The daily look at the receipts (N5): a schedule that did not run is told.
class CheckReceiptsTest {
  private static final String SEAL = "SealChanges";
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ScheduledFunctions functions = new ScheduledFunctions(store);

  @BeforeEach
  void schedules() {
    schedules(
        """
        {"SealChanges":{"cron":"cron(20 0 * * ? *)","zone":"UTC"},
         "CheckReceipts":{"cron":"40 6 * * ? *","zone":"Europe/Helsinki"}}\
        """);
  }

  @Test
  void a_schedule_that_left_no_receipt_is_told_by_mail_and_counted() {
    check("2026-03-20T04:40:00Z");
    String printed = store.printed(() -> check("2026-03-21T04:40:00Z"));

    Receipt receipt = functions.receipt(StoreExtension.PLAZA, "CheckReceipts");
    assertThat(MissingRun.in(receipt.notes()))
        .containsExactly(new MissingRun(SEAL, Instant.parse("2026-03-21T00:20:00Z")));
    assertThat(receipt.counts()).isEqualTo(Map.of("expected", 2, "missing", 1));
    assertThat(functions.owed(StoreExtension.PLAZA))
        .containsExactly("missing-receipts-notice 2026-03-21T04:40:00Z");
    assertThat(functions.owed(StoreExtension.TRANSFORMERS)).hasSize(1);
    assertThat(printed).contains("\"ReceiptsMissing\":1}", "\"ReceiptsChecked\":2}");
  }

  @Test
  void a_schedule_that_left_its_receipt_is_not_told() {
    check("2026-03-20T04:40:00Z");
    functions.scheduled(new SealChangesHandler(store.wiring), "2026-03-21T00:20:00Z");
    check("2026-03-21T04:40:00Z");
    assertThat(functions.owed(StoreExtension.PLAZA)).isEmpty();
    assertThat(functions.receipt(StoreExtension.PLAZA, "CheckReceipts").counts())
        .isEqualTo(Map.of("expected", 2, "missing", 0));
  }

  @Test
  void the_first_check_ever_expects_nothing_and_leaves_a_receipt() {
    check("2026-03-20T04:40:00Z");
    assertThat(functions.owed(StoreExtension.PLAZA)).isEmpty();
    assertThat(functions.receipt(StoreExtension.PLAZA, "CheckReceipts").counts())
        .isEqualTo(Map.of("expected", 0, "missing", 0));
  }

  @Test
  void a_run_is_missed_only_when_ninety_minutes_have_passed_and_then_once() {
    schedules("{\"SealChanges\":{\"cron\":\"cron(0 4 * * ? *)\",\"zone\":\"UTC\"}}");
    check("2026-03-20T04:40:00Z");
    check("2026-03-21T04:40:00Z");
    assertThat(missing())
        .as("04:00 of this day is not yet missed, that of the day before is")
        .containsExactly(new MissingRun(SEAL, Instant.parse("2026-03-20T04:00:00Z")));
    check("2026-03-22T04:40:00Z");
    assertThat(missing())
        .containsExactly(new MissingRun(SEAL, Instant.parse("2026-03-21T04:00:00Z")));
  }

  @Test
  void a_check_that_was_itself_missed_is_told_by_the_next() {
    check("2026-03-20T04:40:00Z");
    functions.scheduled(new SealChangesHandler(store.wiring), "2026-03-21T00:20:00Z");
    functions.scheduled(new SealChangesHandler(store.wiring), "2026-03-22T00:20:00Z");
    check("2026-03-22T04:40:00Z");
    assertThat(missing())
        .containsExactly(new MissingRun("CheckReceipts", Instant.parse("2026-03-21T04:40:00Z")));
  }

  @Test
  void a_local_schedule_is_expected_at_its_local_time_across_the_change_of_clocks_B03() {
    check("2026-03-27T04:40:00Z");
    check("2026-03-28T04:40:00Z");
    check("2026-03-29T03:40:00Z");
    check("2026-03-30T03:40:00Z");
    assertThat(missing()).extracting(MissingRun::schedule).containsOnly(SEAL);
  }

  @Test
  void a_schedule_that_a_deployment_brings_or_changes_is_expected_from_the_next_check_on() {
    check("2026-03-20T04:40:00Z");
    schedules(
        """
        {"SealChanges":{"cron":"cron(30 0 * * ? *)","zone":"UTC"},
         "SweepOutbox":{"cron":"cron(7 * * * ? *)","zone":"UTC"}}\
        """);
    check("2026-03-21T04:40:00Z");
    assertThat(functions.owed(StoreExtension.PLAZA)).isEmpty();
    check("2026-03-22T04:40:00Z");
    assertThat(missing()).hasSize(25);
    assertThat(functions.owed(StoreExtension.PLAZA)).as("one mail for all").hasSize(1);
  }

  @Test
  void after_a_long_silence_eight_days_are_looked_back() {
    check("2026-03-01T04:40:00Z");
    check("2026-03-20T04:40:00Z");
    assertThat(missing()).hasSize(16);
    assertThat(missing().getFirst().scheduledAt()).isAfter(Instant.parse("2026-03-12T00:00:00Z"));
  }

  @Test
  void a_check_that_is_repeated_tells_nothing_twice_and_forgets_nothing() {
    check("2026-03-20T04:40:00Z");
    check("2026-03-21T04:40:00Z");
    List<MissingRun> told = missing();
    check("2026-03-21T04:40:00Z");
    assertThat(functions.owed(StoreExtension.PLAZA)).hasSize(1);
    assertThat(missing()).isEqualTo(told).isNotEmpty();
  }

  @Test
  void what_fails_for_one_controller_is_done_for_the_other_and_seen() {
    check("2026-03-20T04:40:00Z");
    int[] calls = {0};
    store.network.let(call -> call.equals("TransactWriteItems") && calls[0]++ < 3, Fault.REFUSED);
    String printed =
        store.printed(() ->
            assertThatThrownBy(() -> check("2026-03-21T04:40:00Z"))
                .isInstanceOf(IllegalStateException.class));
    store.network.mend();
    assertThat(printed).contains("schedule.failed", "btb-plaza");
    assertThat(functions.receipt(StoreExtension.PLAZA, "CheckReceipts").scheduledAt())
        .isEqualTo("2026-03-20T04:40:00Z");
    assertThat(functions.receipt(StoreExtension.TRANSFORMERS, "CheckReceipts").scheduledAt())
        .isEqualTo("2026-03-21T04:40:00Z");
    check("2026-03-21T04:40:00Z");
    assertThat(functions.owed(StoreExtension.PLAZA)).hasSize(1);
    assertThat(functions.owed(StoreExtension.TRANSFORMERS)).hasSize(1);
  }

  @Test
  void schedules_that_cannot_be_read_are_seen_at_once_I05() {
    for (String unusable : List.of("{}", "[]", "7 * * * ? *")) {
      schedules(unusable);
      assertThatThrownBy(() -> new CheckReceiptsHandler(store.wiring))
          .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    }
  }

  private void schedules(String json) {
    store.environment.put("SCHEDULES", json);
  }

  private void check(String at) {
    functions.scheduled(new CheckReceiptsHandler(store.wiring), at);
  }

  private List<MissingRun> missing() {
    return MissingRun.in(functions.receipt(StoreExtension.PLAZA, "CheckReceipts").notes());
  }
}
