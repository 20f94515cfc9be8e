package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A01-A05, A13, A15: a message that comes twice, or whose way is broken, is one message.
class RepetitionTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String TOO_LONG =
      "0123456789012345678901234567890123456789012345678901234567890123456789";
  private static final Map<String, String> MESSAGE =
      Map.of("email", "v@example.com", "message", "Please call me.");

  @ParameterizedTest
  @ValueSource(strings = {"", "key-1"})
  void A01_the_same_post_twice_is_one_message_one_mail_and_the_same_answer(String key) {
    Browser.Reply first = post(MESSAGE, key);
    Browser.Reply second = post(MESSAGE, key);
    assertThat(first.status()).isEqualTo(202);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertOneMessage();
  }

  @Test
  void A01_a_double_click_on_the_HTML_form_is_one_message() {
    Browser.Reply first = APPLICATION.postHtml(MESSAGE);
    Browser.Reply second = APPLICATION.postHtml(MESSAGE);
    assertThat(second.status()).isEqualTo(303);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertOneMessage();
  }

  @Test
  void A01_without_a_key_the_same_text_counts_as_another_message_after_a_minute() {
    post(MESSAGE, "");
    later(Duration.ofSeconds(60).minusMillis(1));
    post(MESSAGE, "");
    assertThat(APPLICATION.messages("btb-plaza")).hasSize(1);
    later(Duration.ofMillis(1));
    post(MESSAGE, "");
    assertThat(APPLICATION.messages("btb-plaza")).hasSize(2);
  }

  @Test
  void A02_another_message_under_the_same_key_is_refused_and_not_stored() {
    post(MESSAGE, "key-1");
    Browser.Reply other = post(Map.of("email", "v@example.com", "message", "Other"), "key-1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("type").asText()).isEqualTo("/problems/idempotency-key-reused");
    assertThat(other.body()).doesNotContain("key-1").doesNotContain("Other");
    assertOneMessage();
  }

  @Test
  void A02_a_key_belongs_to_its_controller() {
    post(MESSAGE, "key-1");
    Browser.Reply other =
        APPLICATION
            .browser()
            .post(
                "/btb-transformers/contact-form",
                Application.json(MESSAGE),
                "Idempotency-Key",
                "key-1");
    assertThat(other.status()).isEqualTo(202);
    assertThat(APPLICATION.messages("btb-transformers")).hasSize(1);
  }

  @Test
  void A03_eight_posts_at_once_under_one_key_are_one_message() throws Exception {
    Set<String> answers = ConcurrentHashMap.newKeySet();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 8)
          .mapToObj(_ -> people.submit(() -> answers.add(untilTaken("key-1").body())))
          .toList()
          .forEach(RepetitionTest::await);
    }
    assertThat(answers).hasSize(1);
    assertOneMessage();
  }

  @Test
  void A04_a_key_is_remembered_for_24_hours_to_the_millisecond() {
    String first = post(MESSAGE, "key-1").body();
    later(Duration.ofHours(24).minusMillis(1));
    assertThat(post(MESSAGE, "key-1").body()).isEqualTo(first);
    later(Duration.ofMillis(1));
    assertThat(post(MESSAGE, "key-1").body()).isNotEqualTo(first);
    assertThat(post(MESSAGE, "key-1").status()).isEqualTo(202);
    assertThat(APPLICATION.messages("btb-plaza")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void A05_the_answer_of_the_store_is_lost_and_the_retry_finds_the_one_message(int times) {
    fault("TransactWriteItems", "lost-answer", times);
    Browser.Reply first = post(MESSAGE, "key-1");
    assertThat(first.status()).isEqualTo(times == 1 ? 202 : 503);
    assertThat(post(MESSAGE, "key-1").status()).isEqualTo(202);
    assertOneMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"throttle", "error", "conflict"})
  void A13_A15_what_passes_is_tried_again_within_the_call(String fault) {
    fault("TransactWriteItems", fault, 1);
    assertThat(post(MESSAGE, "").status()).isEqualTo(202);
    assertOneMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"throttle", "error", "conflict"})
  void A13_what_stays_is_told_with_a_time_to_come_back_and_nothing_is_half_done(String fault) {
    fault("TransactWriteItems", fault, 1000);
    Browser.Reply refused = post(MESSAGE, "");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isPresent();
    APPLICATION.stack().faults().clear();
    for (String table : new String[] {"Conversations", "ChangeLog", "Outbox"}) {
      assertThat(APPLICATION.items().count(table)).isZero();
    }
    assertThat(post(MESSAGE, "").status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a key", TOO_LONG})
  void a_key_that_is_none_is_refused(String key) {
    assertThat(post(MESSAGE, key).status()).isEqualTo(400);
    assertThat(APPLICATION.items().count("Conversations")).isZero();
  }

  private static void assertOneMessage() {
    assertThat(APPLICATION.messages("btb-plaza")).hasSize(1);
    assertThat(APPLICATION.items().count("ChangeLog")).isEqualTo(1);
    assertThat(APPLICATION.mails()).hasSize(1);
  }

  private static Browser.Reply untilTaken(String key) {
    Browser.Reply reply = post(MESSAGE, key);
    for (int tries = 0; reply.status() == 503 && tries < 20; tries++) {
      reply = post(MESSAGE, key);
    }
    assertThat(reply.status()).isEqualTo(202);
    return reply;
  }

  private static Browser.Reply post(Map<String, String> message, String key) {
    return key.isEmpty()
        ? APPLICATION.postJson(message)
        : APPLICATION.postJson(message, "Idempotency-Key", key);
  }

  private static void later(Duration by) {
    APPLICATION.stack().clock().set(APPLICATION.stack().clock().instant().plus(by));
  }

  private static void fault(String operation, String fault, int times) {
    APPLICATION
        .browser()
        .post(
            "/_local/faults",
            Application.json(
                Map.of(
                    "service",
                    "dynamodb",
                    "operation",
                    operation,
                    "fault",
                    fault,
                    "times",
                    Integer.toString(times))));
  }

  private static void await(java.util.concurrent.Future<?> each) {
    try {
      each.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
