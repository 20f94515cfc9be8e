package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  @RegisterExtension static final SampleStack SAMPLE = new SampleStack();

  @ParameterizedTest
  @ValueSource(strings = {"throttle", "error", "timeout", "conflict"})
  void a_fault_that_passes_is_retried_by_the_sdk(String fault) {
    order("dynamodb", "TransactWriteItems", fault, 1);
    Browser.Reply reply = note();
    if (fault.equals("conflict")) {
      assertThat(reply.body()).isEqualTo("TransactionCanceledException");
      assertThat(SAMPLE.items().count("Notes")).isZero();
    } else {
      assertThat(reply.status()).isEqualTo(202);
      assertThat(SAMPLE.stack().http().calls()).containsEntry("dynamodb.TransactWriteItems", 2);
    }
    assertThat(SAMPLE.browser().get("/_local/faults").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "throttle, ProvisionedThroughputExceededException",
    "error, InternalServerErrorException",
    "timeout, SdkClientException",
  })
  void a_fault_that_stays_reaches_the_function_and_nothing_was_done(String fault, String type) {
    order("dynamodb", "*", fault, 100);
    assertThat(note().body()).isEqualTo(type);
    SAMPLE.stack().faults().clear();
    assertThat(SAMPLE.items().count("Notes")).isZero();
  }

  @Test
  void a_lost_answer_was_done_all_the_same() {
    order("ses", "SendEmail", "lost-answer", 1);
    assertThat(note().status()).isEqualTo(202);
    assertThat(SAMPLE.browser().get("/_local/mailbox").json())
        .as("sent, and sent again")
        .hasSize(2);
  }

  @Test
  void a_stream_record_is_tried_again_from_the_first_that_failed() {
    order("eventbridge", "PutEvents", "error", 3);
    note();
    assertThat(SAMPLE.browser().get("/_local/mailbox").json()).hasSize(2);
    assertThat(SAMPLE.browser().get("/_local/facts").json()).hasSize(1);
    assertThat(SAMPLE.browser().get("/_local/dead-letters").json()).isEmpty();
  }

  @Test
  void a_stream_record_that_fails_to_the_end_is_a_dead_letter() {
    order("ses", "SendEmail", "throttle", 1000);
    note();
    JsonNode letters = SAMPLE.browser().get("/_local/dead-letters").json();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).path("function").asText()).isEqualTo("SendNoteFunction");
    assertThat(letters.get(0).path("event").asText()).contains("note#1", "\"INSERT\"");
    assertThat(SAMPLE.browser().get("/_local/mailbox").json()).isEmpty();
  }

  @Test
  void an_event_that_fails_to_the_end_is_a_dead_letter() {
    note();
    SAMPLE.stack().settle(Duration.ofSeconds(10));
    order("dynamodb", "PutItem", "error", 1000);
    String mail = SAMPLE.stack().mailbox().all().getFirst().id();
    SAMPLE
        .browser()
        .post("/_local/ses-events", "{\"type\":\"delivery\",\"mailId\":\"" + mail + "\"}");
    SAMPLE.stack().faults().clear();
    JsonNode letters = SAMPLE.browser().get("/_local/dead-letters").json();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).path("function").asText()).isEqualTo("WatchFunction");
  }

  @Test
  void a_test_plans_faults_call_by_call_and_may_stop_a_function() {
    SAMPLE.stack().http().plan(call -> Optional.empty());
    SAMPLE
        .stack()
        .http()
        .plan(call -> {
          if (call.operation().equals("TransactWriteItems")) {
            throw new AssertionError("stopped");
          }
          return Optional.of(Fault.ERROR);
        });
    assertThat(note().status()).isEqualTo(500);
    SAMPLE.stack().http().plan(call -> Optional.empty());
    assertThat(SAMPLE.items().count("Notes")).isZero();
  }

  @Test
  void a_reset_cancels_what_is_in_flight_and_nothing_of_it_arrives_later() throws Exception {
    CountDownLatch inFlight = new CountDownLatch(1);
    SAMPLE
        .stack()
        .http()
        .plan(call -> {
          if (call.operation().equals("SendEmail")) {
            inFlight.countDown();
            waitForever();
          }
          return Optional.empty();
        });
    note();
    assertThat(inFlight.await(10, TimeUnit.SECONDS)).isTrue();
    long before = System.nanoTime();
    SAMPLE.stack().reset(Optional.of(Samples.NOON));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    assertThat(SAMPLE.stack().settle(Duration.ofSeconds(10))).isTrue();
    assertThat(SAMPLE.browser().get("/_local/mailbox").json()).isEmpty();
    assertThat(SAMPLE.browser().get("/_local/dead-letters").json()).isEmpty();
    note();
    assertThat(SAMPLE.browser().get("/_local/mailbox").json()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"service\":\"kms\",\"operation\":\"*\",\"fault\":\"error\"}",
        "{\"service\":\"ses\",\"operation\":\"*\",\"fault\":\"fire\"}",
        "{\"service\":\"ses\",\"operation\":\"*\",\"fault\":\"error\",\"times\":0}",
        "{\"service\":\"ses\",\"operation\":\"*\"}",
      })
  void an_unknown_fault_is_refused(String order) {
    assertThat(SAMPLE.browser().post("/_local/faults", order).status()).isEqualTo(400);
    assertThat(SAMPLE.stack().faults().waiting()).isEmpty();
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException cancelled) {
      throw new IllegalStateException(cancelled);
    }
  }

  private static void order(String service, String operation, String fault, int times) {
    String order = "{\"service\":\"%s\",\"operation\":\"%s\",\"fault\":\"%s\",\"times\":%d}";
    JsonNode waiting =
        SAMPLE
            .browser()
            .post("/_local/faults", order.formatted(service, operation, fault, times))
            .json();
    assertThat(waiting.get(0).path("times").asInt()).isEqualTo(times);
  }

  private static Browser.Reply note() {
    return SAMPLE.browser().post("/btb-plaza/notes", "{\"id\":\"1\",\"to\":\"a@example.com\"}");
  }
}
