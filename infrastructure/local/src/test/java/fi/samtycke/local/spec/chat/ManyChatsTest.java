package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.chat.Chats.Chat;
import fi.samtycke.stores.conversation.WriteInConversation.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// R6: many at once. None lost, doubled or out of order.
@Tag("race")
class ManyChatsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);
  private static final int CONVERSATIONS = 50;
  private static final int MESSAGES = 20;

  @Test
  void R6_fifty_conversations_of_twenty_messages_at_once_lose_double_and_mix_nothing()
      throws Exception {
    List<Callable<Chat>> visitors =
        IntStream.range(0, CONVERSATIONS).<Callable<Chat>>mapToObj(n -> () -> talk(n)).toList();
    List<Chat> chats = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Chat> done : people.invokeAll(visitors)) {
        chats.add(done.get());
      }
    }
    for (int n = 0; n < CONVERSATIONS; n++) {
      int visitor = n;
      List<JsonNode> messages = CHATS.messages(chats.get(n));
      assertThat(messages)
          .extracting(message -> message.path("text").asText())
          .containsExactlyElementsOf(
              IntStream.range(0, MESSAGES).mapToObj(m -> visitor + "/" + m).toList());
      assertThat(messages)
          .extracting(message -> message.path("sequence").asInt())
          .containsExactlyElementsOf(IntStream.rangeClosed(1, MESSAGES).boxed().toList());
    }
    long stored =
        APPLICATION.messages("btb-plaza").stream()
            .filter(item -> !item.get("sk").s().equals("head"))
            .count();
    assertThat(stored).isEqualTo(CONVERSATIONS * MESSAGES);
    List<SentMail> notices = APPLICATION.mails();
    assertThat(notices).hasSize(CONVERSATIONS);
    assertThat(APPLICATION.items().count("ChangeLog")).isEqualTo(CONVERSATIONS);
  }

  /// Says one thing after the other, each until it is taken, as the window does.
  private static Chat talk(int visitor) {
    Chat chat = CHATS.start(Map.of(), "10.0.0." + visitor);
    for (int m = 0; m < MESSAGES; m++) {
      untilTaken(chat, visitor + "/" + m, "key-" + m);
    }
    return chat;
  }

  private static void untilTaken(Chat chat, String text, String key) {
    Browser.Reply reply = CHATS.say(chat, text, "Idempotency-Key", key);
    for (int tries = 0; reply.status() == 503 && tries < 20; tries++) {
      reply = CHATS.say(chat, text, "Idempotency-Key", key);
    }
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
  }

  @Test
  void R6_both_sides_writing_at_once_are_numbered_without_a_gap() throws Exception {
    Chat chat = CHATS.started();
    List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Boolean>> both =
        List.of(
            () ->
                IntStream.range(0, 20)
                    .allMatch(
                        n -> numbers.add(CHATS.say(chat, "v" + n).json().path("sequence").asInt())),
            () ->
                IntStream.range(0, 20)
                    .allMatch(
                        n -> numbers.add(((Written.Done) CHATS.reply(chat, "o" + n)).sequence())));
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : people.invokeAll(both)) {
        assertThat(done.get()).isTrue();
      }
    }
    List<Integer> expected = IntStream.rangeClosed(2, 41).boxed().toList();
    assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(CHATS.messages(chat))
        .extracting(message -> message.path("sequence").asInt())
        .startsWith(1)
        .endsWith(41)
        .hasSize(41);
    assertThat(CHATS.texts(chat).stream().filter(text -> text.startsWith("o")))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(n -> "o" + n).toList());
  }
}
