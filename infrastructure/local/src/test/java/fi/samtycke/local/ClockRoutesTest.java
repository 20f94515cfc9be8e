package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `/_local/clock`, `/_local/schedules`, `/_local/reset`.
class ClockRoutesTest {
  @RegisterExtension static final SampleStack SAMPLE = new SampleStack();

  @Test
  void the_clock_shows_and_moves() {
    assertThat(SAMPLE.browser().get("/_local/clock").json().path("now").asText())
        .isEqualTo("2026-03-20T12:00:00Z");
    JsonNode moved = SAMPLE.browser().post("/_local/clock", "{\"advance\":\"P1DT2H\"}").json();
    assertThat(moved.path("now").asText()).isEqualTo("2026-03-21T14:00:00Z");
    assertThat(moved.path("ran").get(0))
        .hasToString("{\"schedule\":\"Hourly\",\"at\":\"2026-03-20T12:07:00Z\"}");
    moved = SAMPLE.browser().post("/_local/clock", "{\"to\":\"2026-03-21T15:00:00Z\"}").json();
    assertThat(moved.path("now").asText()).isEqualTo("2026-03-21T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, 2026-03-20T13:00:00Z",
    "P1D, 2026-03-21T12:00:00Z",
    "P1DT1H1M, 2026-03-21T13:01:00Z",
    "P1M, 2026-04-20T12:00:00Z",
  })
  void the_clock_advances_by_days_and_hours(String by, String to) {
    JsonNode moved = SAMPLE.browser().post("/_local/clock", "{\"advance\":\"" + by + "\"}").json();
    assertThat(moved.path("now").asText()).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"advance\":\"tomorrow\"}",
        "{\"advance\":\"-PT1H\"}",
        "{\"advance\":\"P1D\",\"to\":\"2026-12-05T10:00:00Z\"}",
        "{\"to\":\"2026-03-20T11:59:59Z\"}",
        "{\"to\":\"yesterday\"}",
        "{\"by\":\"P1D\"}",
        "[]",
        "nothing"
      })
  void the_clock_refuses_what_it_does_not_understand(String order) {
    Browser.Reply reply = SAMPLE.browser().post("/_local/clock", order);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("message").asText()).isNotEmpty();
    assertThat(SAMPLE.stack().clock().instant()).isEqualTo(Samples.NOON);
  }

  @Test
  void a_schedule_runs_now_by_its_name() {
    assertThat(SAMPLE.browser().post("/_local/schedules/Daily", "").json().path("ran"))
        .hasToString("[{\"schedule\":\"Daily\",\"at\":\"2026-03-20T12:00:00Z\"}]");
    assertThat(SAMPLE.items().sortKeys("Staff", "tick"))
        .containsExactly("2026-03-20T12:00:00Z Daily");
    assertThat(SAMPLE.browser().post("/_local/schedules/Nobody", "").status()).isEqualTo(404);
  }

  @Test
  void a_first_deployment_is_announced_at_the_start_and_after_a_reset() throws Exception {
    assertThat(seen("aws.cloudformation").at("/detail/status-details/status").asText())
        .isEqualTo("CREATE_COMPLETE");
    SAMPLE.browser().post("/_local/reset", "");
    assertThat(SAMPLE.items().sortKeys("Staff", "seen#aws.cloudformation")).hasSize(1);
  }

  @Test
  void a_reset_empties_everything_and_sets_the_clock_to_any_year_within_a_second() {
    note("1", "first@example.com");
    SAMPLE
        .browser()
        .post(
            "/_local/faults",
            "{\"service\":\"ses\",\"operation\":\"SendEmail\",\"fault\":\"error\"}");
    long before = System.nanoTime();
    Browser.Reply reply =
        SAMPLE.browser().post("/_local/reset", "{\"now\":\"1999-12-31T23:59:59Z\"}");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    assertThat(reply.json().path("now").asText()).isEqualTo("1999-12-31T23:59:59Z");
    assertThat(SAMPLE.stack().clock().instant()).isEqualTo(Instant.parse("1999-12-31T23:59:59Z"));
    assertThat(SAMPLE.items().count("Notes")).isZero();
    assertThat(SAMPLE.browser().get("/_local/mailbox").json()).isEmpty();
    assertThat(SAMPLE.browser().get("/_local/facts").json()).isEmpty();
    assertThat(SAMPLE.browser().get("/_local/faults").json()).isEmpty();
    note("2", "second@example.com");
    assertThat(SAMPLE.browser().get("/_local/mailbox").json()).hasSize(1);
  }

  @Test
  void an_order_from_a_page_leads_back_to_it() throws Exception {
    Browser.Reply reply =
        SAMPLE
            .browser()
            .post(
                "/_local/clock",
                "advance=PT1H",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Referer",
                SAMPLE.stack().baseUrl() + "/_local/clock");
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).hasValue(SAMPLE.stack().baseUrl() + "/_local/clock");
    assertThat(SAMPLE.browser().get("/_local/clock", "Accept", "text/html").body())
        .contains("2026-03-20 13:00:00 UTC", "cron(0 6 * * ? *)", "2026-03-20 12:07:00 UTC");
  }

  @Test
  void the_start_page_leads_everywhere() {
    assertThat(SAMPLE.browser().get("/").body())
        .contains(
            SAMPLE.stack().baseUrl() + "/btb-plaza/contact-form",
            SAMPLE.stack().baseUrl() + "/btb-transformers/contact-form",
            SAMPLE.stack().baseUrl() + "/_local/mailbox",
            SAMPLE.stack().databaseUrl());
  }

  private static void note(String id, String to) {
    String body = "{\"id\":\"" + id + "\",\"to\":\"" + to + "\"}";
    assertThat(SAMPLE.browser().post("/btb-plaza/notes", body).status()).isEqualTo(202);
    assertThat(SAMPLE.stack().settle(Duration.ofSeconds(10))).isTrue();
  }

  private static JsonNode seen(String source) throws Exception {
    List<Map<String, AttributeValue>> events = SAMPLE.items().in("Staff", "seen#" + source);
    assertThat(events).hasSize(1);
    return new com.fasterxml.jackson.databind.json.JsonMapper()
        .readTree(events.getFirst().get("event").s());
  }
}
