package fi.samtycke.local.spec.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Tasks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// S5: the histories of the outside chat come in, once, and nothing of the call is trusted.
class ChatraTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final JsonMapper JSON = new JsonMapper();
  private static final String HOOK = "/btb-plaza/chatra/local";
  private static final String CHAT = "ifhAKhLyzFhx4ZaiT";
  private static final Instant BEGUN = Instant.parse("2026-03-20T08:00:00Z");

  @Test
  void S5_the_same_transcript_twice_is_one_history() {
    ObjectNode transcript = event("chatTranscript", 4, IntStream.range(0, 4).boxed().toList());
    assertThat(post(transcript).status()).isEqualTo(204);
    assertThat(post(transcript).status()).isEqualTo(204);
    assertThat(texts()).containsExactly("message 0", "message 1", "message 2", "message 3");
    Map<String, AttributeValue> head = head();
    assertThat(head.get("channel").s()).isEqualTo("chatra");
    assertThat(head.get("state").s()).isEqualTo("closed");
    assertThat(head.get("page").s()).isEqualTo(CHAT);
    assertThat(head.get("fields").m().get("email").s()).isEqualTo("aino@example.com");
    assertThat(head).doesNotContainKey("awaitingSince");
    assertThat(items()).extracting(item -> item.get("sk").s()).hasSize(5);
  }

  @Test
  void S5_fragments_in_any_order_and_overlapping_double_nothing() {
    List<List<Integer>> fragments = new ArrayList<>();
    for (int from = 0; from < 30; from += 5) {
      fragments.add(IntStream.range(from, Math.min(30, from + 8)).boxed().toList());
    }
    Collections.shuffle(fragments, new Random(5));
    fragments.forEach(
        part -> assertThat(post(event("chatFragment", 30, part)).status()).isEqualTo(204));
    post(event("chatTranscript", 30, IntStream.range(0, 30).boxed().toList()));
    assertThat(texts())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 30).mapToObj(i -> "message " + i).toList());
    assertThat(items().stream().map(item -> item.get("sk").s()).sorted().toList())
        .containsExactlyElementsOf(
            java.util.stream.Stream.concat(
                    IntStream.rangeClosed(1, 30).mapToObj("%08d"::formatted),
                    java.util.stream.Stream.of("head"))
                .toList());
  }

  @Test
  void S5_calls_at_the_same_time_lose_and_double_nothing() {
    List<Thread> calls = new ArrayList<>();
    for (int call = 0; call < 6; call++) {
      List<Integer> part = IntStream.range(call * 3, call * 3 + 6).boxed().toList();
      calls.add(Thread.ofVirtual().start(() -> post(event("chatFragment", 30, part))));
    }
    calls.forEach(ChatraTest::join);
    for (int call = 0; call < 6; call++) { // the vendor repeats what was answered 503
      post(event("chatFragment", 30, IntStream.range(call * 3, call * 3 + 6).boxed().toList()));
    }
    assertThat(texts())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 21).mapToObj(i -> "message " + i).toList());
  }

  @Test
  void S5_a_wrong_secret_another_firm_and_no_firm_are_one_answer() {
    String transcript = event("chatTranscript", 1, List.of(0)).toString();
    Browser.Reply unknown = APPLICATION.browser().post("/nobody/chatra/local", transcript);
    assertThat(unknown.status()).isEqualTo(404);
    for (String wrong : List.of("x", "Local", "local%20", "l".repeat(4_000))) {
      Browser.Reply reply = APPLICATION.browser().post("/btb-plaza/chatra/" + wrong, transcript);
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.body()).isEqualTo(unknown.body());
    }
    assertThat(APPLICATION.items().count("Conversations")).isZero();
  }

  @Test
  void S5_an_event_that_says_nothing_to_us_is_answered_and_changes_nothing() {
    for (String body :
        List.of(
            "{}",
            "{\"eventName\":\"chatTranscript\"}",
            "{\"eventName\":\"other\",\"client\":{\"chatId\":\"" + CHAT + "\"}}",
            "{\"eventName\":\"chatStarted\",\"client\":{\"chatId\":\"" + CHAT + "\"}}",
            "{\"eventName\":\"chatFragment\",\"client\":[],\"messages\":{}}",
            "{\"eventName\":\"chatFragment\",\"client\":{\"chatId\":\"../../x\"},\"messages\":[{\"message\":\"x\"}]}")) {
      assertThat(APPLICATION.browser().post(HOOK, body).status()).as(body).isEqualTo(204);
    }
    assertThat(APPLICATION.browser().post(HOOK, "[1]").status()).isEqualTo(400);
    assertThat(APPLICATION.browser().post(HOOK, "{\"a\"").status()).isEqualTo(400);
    assertThat(APPLICATION.browser().post(HOOK, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}").status())
        .isEqualTo(413);
    assertThat(APPLICATION.items().count("Conversations")).isZero();
  }

  @Test
  void S5_every_naughty_string_is_kept_as_it_was_written() throws Exception {
    Path file = Application.HOME.resolve("infrastructure/local/src/test/resources/blns/blns.json");
    ObjectNode event = event("chatTranscript", 0, List.of());
    List<String> expected = new ArrayList<>();
    for (var each : JSON.readTree(Files.readString(file, StandardCharsets.UTF_8))) {
      if (!each.asText().isBlank() && each.asText().indexOf(0) < 0 && expected.size() < 500) {
        say(event, "client", each.asText(), BEGUN.plusSeconds(expected.size()));
        expected.add(each.asText());
      }
    }
    assertThat(post(event).status()).isEqualTo(204);
    assertThat(texts()).containsExactlyElementsOf(expected);
  }

  @Test
  void S5_without_times_and_with_absurd_ones_a_repetition_is_still_one() {
    ObjectNode event = event("chatTranscript", 0, List.of());
    ArrayNode messages = event.withArray("messages");
    messages.addObject().put("type", "client").put("message", "same");
    messages.addObject().put("type", "client").put("message", "same");
    messages.addObject().put("type", "agent").put("message", "same").put("createdAt", "never");
    messages
        .addObject()
        .put("type", "client")
        .put("message", "far")
        .put("createdAt", 99999999999999L);
    post(event);
    APPLICATION.stack().clock().set(Application.NOW.plus(Duration.ofHours(1)));
    post(event);
    assertThat(texts()).containsExactly("same", "same", "same", "far");
  }

  @Test
  void S5_what_was_erased_here_does_not_come_back_and_what_is_said_afterwards_does() {
    post(event("chatTranscript", 4, List.of(0, 1)));
    String id = head().get("pk").s().replaceAll(".*#", "");
    Tasks.of(APPLICATION, "btb-plaza", new fi.samtycke.core.EntryId(id), CHAT);
    APPLICATION.items().erase("Conversations");
    post(event("chatTranscript", 4, List.of(0, 1)));
    assertThat(APPLICATION.items().count("Conversations")).isZero();

    ObjectNode later = event("chatFragment", 4, List.of(0, 1));
    say(later, "client", "again", Application.NOW.plusSeconds(60));
    assertThat(post(later).status()).isEqualTo(204);
    assertThat(texts()).containsExactly("again");
  }

  private static void join(Thread call) {
    try {
      call.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Browser.Reply post(ObjectNode event) {
    return APPLICATION.browser().post(HOOK, event.toString());
  }

  private static ObjectNode event(String name, int all, List<Integer> messages) {
    ObjectNode event = JSON.createObjectNode().put("eventName", name);
    event
        .putObject("client")
        .put("id", "JWSSyJHSAfz6JspQT")
        .put("chatId", CHAT)
        .putObject("info")
        .put("name", "Aino Esimerkki")
        .put("email", "aino@example.com")
        .put("phone", "not a number at all");
    event.putArray("messages");
    event.put("count", all);
    for (int number : messages) {
      say(
          event,
          number % 2 == 0 ? "client" : "agent",
          "message " + number,
          BEGUN.plusSeconds(number));
    }
    return event;
  }

  private static void say(ObjectNode event, String type, String text, Instant at) {
    event
        .withArray("messages")
        .addObject()
        .put("type", type)
        .put("message", text)
        .put("createdAt", at.toEpochMilli());
  }

  private static List<Map<String, AttributeValue>> items() {
    return APPLICATION.items().everything("Conversations").stream()
        .filter(item -> item.get("pk").s().startsWith("btb-plaza#conversation#"))
        .toList();
  }

  private static Map<String, AttributeValue> head() {
    return items().stream()
        .filter(item -> item.get("sk").s().equals("head"))
        .findFirst()
        .orElseThrow();
  }

  /// By their numbers.
  private static List<String> texts() {
    return items().stream()
        .filter(item -> item.containsKey("text"))
        .sorted(java.util.Comparator.comparing(item -> item.get("sk").s()))
        .map(item -> item.get("text").s())
        .toList();
  }
}
