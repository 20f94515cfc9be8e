package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N6, D12: what the calendar does to cases.
class ClockTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  @Test
  void N6_the_responsible_person_is_told_14_7_and_2_days_before_and_when_it_is_over_once_each() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    assertThat(pushesOn("2026-04-05")).as("15 days before").isZero();
    assertThat(pushesOn("2026-04-06")).as("14").isEqualTo(1);
    assertThat(pushesOn("2026-04-06")).as("twice a day").isEqualTo(1);
    assertThat(pushesOn("2026-04-12")).isEqualTo(1);
    assertThat(pushesOn("2026-04-13")).as("7").isEqualTo(2);
    assertThat(pushesOn("2026-04-18")).as("2").isEqualTo(3);
    assertThat(pushesOn("2026-04-20")).as("the last day").isEqualTo(3);
    assertThat(pushesOn("2026-04-21")).as("over").isEqualTo(4);
    assertThat(RIGHTS.notices().getLast()).startsWith("Tiden har gått ut");
    assertThat(pushesOn("2026-05-21")).isEqualTo(4);
    assertThat(RIGHTS.history(id)).filteredOn("case.pushed"::equals).hasSize(4);
    assertThat(RIGHTS.notices().toString()).doesNotContain(ANNA, "Anna");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void N6_a_step_in_the_small_hours_does_not_swallow_the_push_of_the_morning() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS.clock("2026-04-05T22:00:00Z");
    assertThat(RIGHTS.step(id, "begin", "").status()).isEqualTo(204);
    assertThat(pushesOn("2026-04-06")).as("14").isEqualTo(1);
    assertThat(pushesOn("2026-04-13")).as("7").isEqualTo(2);
  }

  @Test
  void N5_what_is_left_of_a_case_goes_with_the_notes_of_the_ledger_and_the_log_says_so() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS.step(id, "refuse", Map.of("reason", "A law"));
    RIGHTS.sweepSince("2027-03-21T04:05:00Z");
    assertThat(RIGHTS.history(id)).endsWith("case.forgotten");
    RIGHTS.sweepSince("2028-03-20T04:05:00Z");
    assertThat(RIGHTS.tables().with("#case#" + id)).as("two years, to the last day").isNotEmpty();
    RIGHTS.sweepSince("2028-03-21T04:05:00Z");
    assertThat(RIGHTS.tables().with("#case#" + id)).isEmpty();
    assertThat(RIGHTS.history(id)).endsWith("case.refused", "case.forgotten", "case.erased");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void N6_an_extended_case_is_pushed_before_its_new_last_day() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS.clock("2026-04-01T10:00:00Z");
    RIGHTS.step(id, "extend", Map.of("reasons", "many requests"));
    assertThat(pushesOn("2026-04-18")).isZero();
    assertThat(pushesOn("2026-06-06")).as("14 before 20 June").isEqualTo(1);
  }

  @Test
  void I12_what_nobody_confirms_is_erased_wholly_and_its_turn_too_and_the_log_keeps_the_line() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("erasure", ANNA);
    String id = MailedPath.entry(RIGHTS.linkTo(ANNA));
    RIGHTS.clock("2026-03-27T21:59:59Z");
    RIGHTS.sweep();
    assertThat(RIGHTS.open()).hasSize(1);
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    Tables after = RIGHTS.tables();
    assertThat(after.of("Cases", "case")).isEmpty();
    assertThat(after.of("Cases", "turn")).isEmpty();
    assertThat(after.with("Everything, please")).isEmpty();
    assertThat(RIGHTS.history(id))
        .containsExactly("case.received", "case.challenged", "case.lapsed");
    assertThat(RIGHTS.facts(id)).isEmpty();
    assertThat(after.faults()).isEmpty();
    RIGHTS.asks("erasure", ANNA);
    assertThat(RIGHTS.open()).as("asked anew").hasSize(1);
  }

  @Test
  void what_a_person_gave_is_forgotten_a_year_after_the_answer_and_the_link_with_it() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("erasure", ANNA);
    String id = MailedPath.entry(link);
    String task = RIGHTS.openTask(id);
    Rights.require(
        RIGHTS.staff("POST", "tasks/" + task + "/impossible", Map.of("reason", "Qzxkvqzxw")), 200);
    RIGHTS.step(id, "refuse", Map.of("reason", "Qzxkvqzxw"));
    assertThat(RIGHTS.tables().with("Qzxkvqzxw")).hasSize(3);
    RIGHTS.clock("2027-03-20T22:00:00Z");
    assertThat(RIGHTS.opens(link).status()).isEqualTo(200);
    RIGHTS.sweepSince("2027-03-21T04:05:00Z");
    assertThat(RIGHTS.tables().with("Qzxkvqzxw")).isEmpty();
    assertThat(RIGHTS.tables().of("Cases", "case").toString()).doesNotContain(ANNA);
    assertThat(RIGHTS.tables().of("Cases", "task")).isEmpty();
    assertThat(RIGHTS.opens(link).status()).isEqualTo(404);
    assertThat(RIGHTS.history(id)).endsWith("case.refused", "case.forgotten");
    assertThat(RIGHTS.history(task)).endsWith("task.forgotten");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void N5_every_run_leaves_a_receipt_also_when_nothing_was_due() {
    RIGHTS.stack().moveTo(Instant.parse("2026-03-22T10:00:00Z"));
    assertThat(RIGHTS.tables().with("receipt#SweepCases")).hasSize(4);
  }

  @Test
  void a_withdrawn_consent_opens_a_case_that_is_confirmed_at_once() {
    String contact = RIGHTS.contact(ANNA);
    RIGHTS.decides(RIGHTS.linkTo(ANNA), "withdraw");
    List<String> open = RIGHTS.open();
    assertThat(open).hasSize(1);
    String id = open.getFirst();
    assertThat(RIGHTS.seen(id).path("kind").asText()).isEqualTo("withdrawal");
    assertThat(RIGHTS.seen(id).path("entrance").asText()).isEqualTo("link");
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
    assertThat(RIGHTS.seen(id).path("subjects").get(0).asText()).isEqualTo(contact);
    assertThat(RIGHTS.history(id)).containsExactly("case.received", "case.confirmed");
    assertThat(RIGHTS.facts(id)).containsExactly("case.confirmed");
    assertThat(RIGHTS.history(contact)).endsWith("consent.withdrawn");
    assertThat(RIGHTS.step(id, "fulfil", Map.of("note", "Your data is erased.")).status())
        .as("nothing is")
        .isEqualTo(409);
    assertThat(RIGHTS.staff("POST", "cases/" + id + "/erasure", "").status()).isEqualTo(202);
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("You withdrew your consent at");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  /// The morning's sweep of a day.
  ///
  /// @return how many pushes there were so far
  private static long pushesOn(String day) {
    RIGHTS.clock(day + "T03:05:00Z");
    RIGHTS.sweep();
    return RIGHTS.notices().stream()
        .filter(line -> line.contains("besvaras senast") || line.startsWith("Tiden har gått ut"))
        .count();
  }
}
