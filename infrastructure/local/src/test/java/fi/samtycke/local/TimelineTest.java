package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimelineTest {
  @RegisterExtension static final SampleStack SAMPLE = new SampleStack();

  @Test
  void everything_that_falls_due_on_the_way_runs_in_order_at_its_own_time() {
    List<String> ran = ran("2026-03-21T05:00:00Z");
    assertThat(ran.getFirst()).isEqualTo("Hourly 2026-03-20T12:07:00Z");
    assertThat(ran)
        .filteredOn(run -> !run.startsWith("Often"))
        .hasSize(17 + 1)
        .isSortedAccordingTo((one, other) -> one.split(" ")[1].compareTo(other.split(" ")[1]));
    assertThat(SAMPLE.items().in("Staff", "tick"))
        .filteredOn(item -> !item.get("sk").s().endsWith("Often"))
        .allSatisfy(
            item -> assertThat(item.get("sk").s().split(" ")[0]).isEqualTo(item.get("now").s()));
  }

  @Test
  void a_schedule_falls_due_by_the_clock_of_its_zone() {
    assertThat(ran("2026-03-21T05:00:00Z")).contains("Daily 2026-03-21T04:00:00Z");
    SAMPLE.stack().reset(Optional.of(Instant.parse("2026-03-29T00:00:00Z")));
    assertThat(ran("2026-03-29T05:00:00Z")).contains("Daily 2026-03-29T03:00:00Z");
  }

  @Test
  void a_schedule_that_is_due_at_the_very_end_runs_and_not_again_at_the_start() {
    assertThat(ran("2026-03-20T12:07:00Z")).contains("Hourly 2026-03-20T12:07:00Z");
    assertThat(ran("2026-03-20T12:30:00Z")).noneMatch(run -> run.startsWith("Hourly"));
  }

  @Test
  void what_is_due_more_than_once_an_hour_runs_once_at_each_stop_and_at_the_end() {
    assertThat(ran("2026-03-20T14:00:00Z"))
        .containsExactly(
            "Hourly 2026-03-20T12:07:00Z",
            "Often 2026-03-20T12:07:00Z",
            "Hourly 2026-03-20T13:07:00Z",
            "Often 2026-03-20T13:07:00Z",
            "Often 2026-03-20T14:00:00Z");
  }

  @Test
  void fourteen_days_pass_in_under_five_seconds() {
    long before = System.nanoTime();
    assertThat(ran("2026-04-03T12:00:00Z")).hasSize(14 * 24 + 14 + 14 * 25 + 1);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void items_end_by_the_local_clock() {
    Browser browser = new Browser(SAMPLE.stack().baseUrl());
    long ends = Samples.NOON.plus(Duration.ofHours(2)).getEpochSecond();
    String note = "{\"id\":\"1\",\"to\":\"a@example.com\",\"ends\":" + ends + "}";
    assertThat(SAMPLE.browser().post("/btb-plaza/notes", note).status()).isEqualTo(202);
    ran("2026-03-20T14:00:00Z");
    assertThat(SAMPLE.items().count("Notes")).isEqualTo(1);
    ran("2026-03-20T14:00:01Z");
    assertThat(SAMPLE.items().count("Notes")).isZero();
    assertThat(SAMPLE.stack().mailbox().all()).as("an end is no new note").hasSize(1);
  }

  @Test
  void a_clock_that_was_not_set_follows_real_time() {
    try (LocalStack following = LocalStack.start(Options.of(Samples.TEMPLATE))) {
      assertThat(Duration.between(following.clock().instant(), Instant.now()).abs())
          .isLessThan(Duration.ofSeconds(5));
      assertThat(following.clock().stands()).isFalse();
      following.moveTo(following.clock().instant().plusSeconds(5));
      assertThat(following.clock().stands()).isTrue();
    }
  }

  private static List<String> ran(String to) {
    return SAMPLE.stack().moveTo(Instant.parse(to)).stream()
        .map(run -> run.schedule().id() + " " + run.at())
        .toList();
  }
}
