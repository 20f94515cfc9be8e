package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.chat.Chats.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A01-A05, A13, A15: a message of the chat that comes twice, or whose way is broken, is one.
class RepetitionTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);

  @Test
  void A01_the_same_message_under_the_same_mark_is_one_and_gets_the_same_answer() {
    Chat chat = CHATS.start();
    Browser.Reply first = CHATS.post(chat, Map.of("text", "Hello", "clientId", "a"));
    CHATS.say(chat, "And more");
    Browser.Reply second = CHATS.post(chat, Map.of("text", "Hello", "clientId", "a"));
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(CHATS.texts(chat)).containsExactly("Hello", "And more");
  }

  @Test
  void the_same_text_twice_on_purpose_is_two_messages() {
    Chat chat = CHATS.start();
    CHATS.say(chat, "Hello?");
    CHATS.say(chat, "Hello?");
    assertThat(CHATS.texts(chat)).containsExactly("Hello?", "Hello?");
  }

  @Test
  void A02_another_text_under_the_same_mark_is_refused_and_a_mark_belongs_to_its_chat() {
    Chat chat = CHATS.start();
    Chat other = CHATS.start();
    CHATS.say(chat, "Hello", "Idempotency-Key", "a");
    assertThat(CHATS.say(chat, "Other", "Idempotency-Key", "a").status()).isEqualTo(422);
    assertThat(CHATS.say(other, "Other", "Idempotency-Key", "a").status()).isEqualTo(201);
    assertThat(CHATS.texts(chat)).containsExactly("Hello");
  }

  @Test
  void A01_the_last_message_before_the_end_may_be_asked_for_again() {
    Chat chat = CHATS.start();
    String first = CHATS.say(chat, "Bye", "Idempotency-Key", "a").body();
    CHATS.close(chat);
    Browser.Reply again = CHATS.say(chat, "Bye", "Idempotency-Key", "a");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first);
    assertThat(CHATS.say(chat, "Bye", "Idempotency-Key", "b").status()).isEqualTo(409);
  }

  @Test
  void A03_eight_posts_at_once_under_one_mark_are_one_message() throws Exception {
    Chat chat = CHATS.start();
    List<Callable<Integer>> posts =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                _ -> () -> CHATS.say(chat, "Hello", "Idempotency-Key", "a").status())
            .toList();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> done : people.invokeAll(posts)) {
        statuses.add(done.get());
      }
    }
    assertThat(statuses).isSubsetOf(201, 503).contains(201);
    assertThat(CHATS.texts(chat)).containsExactly("Hello");
    assertThat(APPLICATION.mails()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void A05_the_answer_of_the_store_is_lost_and_the_message_is_there_once(int times) {
    Chat chat = CHATS.start();
    fault("lost-answer", times);
    Browser.Reply first = CHATS.say(chat, "Hello", "Idempotency-Key", "a");
    assertThat(first.status()).isEqualTo(times == 1 ? 201 : 503);
    assertThat(CHATS.say(chat, "Hello", "Idempotency-Key", "a").status()).isEqualTo(201);
    assertThat(CHATS.texts(chat)).containsExactly("Hello");
    assertThat(APPLICATION.mails()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"throttle", "error", "conflict"})
  void A13_what_passes_is_tried_again_and_what_stays_is_told(String fault) {
    Chat chat = CHATS.start();
    fault(fault, 1);
    assertThat(CHATS.say(chat, "Hello").status()).isEqualTo(201);
    fault(fault, 1000);
    Browser.Reply refused = CHATS.say(chat, "More");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isPresent();
    APPLICATION.stack().faults().clear();
    assertThat(CHATS.texts(chat)).containsExactly("Hello");
    assertThat(CHATS.say(chat, "More").json().path("sequence").asInt()).isEqualTo(2);
  }

  private static void fault(String fault, int times) {
    APPLICATION
        .browser()
        .post(
            "/_local/faults",
            Application.json(
                Map.of(
                    "service",
                    "dynamodb",
                    "operation",
                    "TransactWriteItems",
                    "fault",
                    fault,
                    "times",
                    Integer.toString(times))));
  }
}
