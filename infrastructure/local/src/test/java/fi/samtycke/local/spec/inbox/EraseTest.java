package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.inbox.Inbox.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D10, D13: conversations are erased, one or many.
class EraseTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final String OLGA = "olga chat-operator";
  private static final String MIRA = "mira mailbox-reader";
  private static final String ADA = "ada administrator";

  private static List<?> left(String id) {
    return APPLICATION.items().in("Conversations", "btb-plaza#conversation#" + id);
  }

  @Test
  void D10_erasing_takes_all_of_it_and_leaves_a_line_without_a_text() {
    Chat chat = INBOX.chat(Map.of("name", "Vera"), "Hello", "There?");
    INBOX.reply(OLGA, chat.id(), "Yes");
    INBOX.get(ADA, "/" + chat.id());
    assertThat(INBOX.as(OLGA, "DELETE", "/" + chat.id() + "?reason=unwanted", "").status())
        .isEqualTo(204);
    assertThat(left(chat.id())).isEmpty();
    assertThat(INBOX.history(chat.id())).endsWith("conversation.erased count:3 unwanted");
    assertThat(INBOX.as(OLGA, "DELETE", "/" + chat.id(), "").status()).isEqualTo(404);
    assertThat(INBOX.get(OLGA, "/" + chat.id()).status()).isEqualTo(404);
    assertThat(INBOX.say(chat, "Still there?").status()).isEqualTo(404);
    assertThat(left(chat.id())).isEmpty();
  }

  @Test
  void nobody_erases_what_he_does_not_see_or_without_a_reason_that_is_known() {
    Chat chat = INBOX.chat(Map.of(), "Hello");
    String message = INBOX.message(Inbox.VERA, "Hello");
    assertThat(INBOX.as(MIRA, "DELETE", "/" + chat.id(), "").status()).isEqualTo(404);
    assertThat(INBOX.as(OLGA, "DELETE", "/" + message, "").status()).isEqualTo(404);
    assertThat(INBOX.as("eva employee", "DELETE", "/" + chat.id(), "").status()).isEqualTo(403);
    assertThat(INBOX.as(OLGA, "DELETE", "/" + chat.id() + "?reason=period-over", "").status())
        .isEqualTo(400);
    assertThat(left(chat.id())).hasSize(2);
    assertThat(left(message)).hasSize(1);
  }

  @Test
  void a_reply_and_a_transcript_that_are_still_owed_do_not_leave_any_more() {
    String message = INBOX.message(Inbox.VERA, "Hello");
    Chat chat = INBOX.chat(Map.of(), "Hello");
    APPLICATION.mails();
    APPLICATION
        .browser()
        .post(
            "/_local/faults",
            Application.json(
                Map.of(
                    "service", "ses", "operation", "SendEmail", "fault", "error", "times", "99")));
    INBOX.reply(MIRA, message, "Yes");
    INBOX.change(OLGA, chat.id(), "1", "{\"state\":\"closed\"}");
    APPLICATION.stack().settle(java.time.Duration.ofSeconds(10));
    INBOX.as(MIRA, "DELETE", "/" + message, "");
    INBOX.as(OLGA, "DELETE", "/" + chat.id(), "");
    APPLICATION.stack().faults().clear();
    APPLICATION.stack().moveTo(Application.NOW.plus(java.time.Duration.ofDays(2)));
    assertThat(INBOX.mailsTo(Inbox.VERA)).isEmpty();
    assertThat(INBOX.mailsTo(Inbox.INFO)).noneMatch(mail -> mail.subject().contains("hela"));
    assertThat(APPLICATION.items().everything("Outbox"))
        .noneMatch(item -> item.get("state").s().equals("pending"));
  }

  @Test
  void many_go_one_by_one_and_each_is_answered() {
    List<String> chats =
        new ArrayList<>(
            IntStream.range(0, 5).mapToObj(n -> INBOX.chat(Map.of(), "Hello").id()).toList());
    String message = INBOX.message(Inbox.VERA, "Hello");
    Browser.Reply reply = erase(chats.get(0), message, chats.get(1), "nonsense", chats.get(0));
    assertThat(reply.json().path("items").findValuesAsText("outcome"))
        .containsExactly("erased", "unknown", "erased", "unknown");
    assertThat(reply.json().path("items").findValuesAsText("id"))
        .containsExactly(chats.get(0), message, chats.get(1), "nonsense");
    assertThat(INBOX.listed(OLGA, "")).containsExactlyInAnyOrderElementsOf(chats.subList(2, 5));
    assertThat(left(message)).hasSize(1);
    assertThat(erase().status()).isEqualTo(400);
    assertThat(
            erase(IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new))
                .body())
        .contains("too-many");
  }

  private static Browser.Reply erase(String... ids) {
    String list = List.of(ids).stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    String body = "{\"ids\":" + (ids.length == 0 ? "[]" : list) + "}";
    return INBOX.as(OLGA, "POST", "/erasures", body);
  }

  @Test
  void a_long_one_goes_in_several_steps_and_is_one_line() {
    Chat chat = INBOX.chat(Map.of("name", "Vera"), "Hello");
    for (int n = 0; n < 60; n++) {
      INBOX.reply(OLGA, chat.id(), "Qwertytext " + n);
    }
    assertThat(INBOX.as(OLGA, "DELETE", "/" + chat.id(), "").status()).isEqualTo(204);
    assertThat(left(chat.id())).isEmpty();
    assertThat(INBOX.history(chat.id())).endsWith("conversation.erased count:61");
  }

  @Test
  void S5_erasing_a_history_of_the_outside_chat_opens_a_task_and_keeps_it_from_coming_back() {
    String transcript =
        """
        {"eventName":"chatTranscript","client":{"chatId":"ifhAKhLyzFhx4ZaiT","name":"Vera"},\
        "messages":[{"id":"m1","type":"user","message":"Qwertytext","createdAt":1774000000000}]}\
        """;
    assertThat(vendor(transcript)).isEqualTo(204);
    String id = INBOX.listed(OLGA, "?state=closed&channel=chatra").getFirst();
    assertThat(INBOX.get(OLGA, "/" + id).body()).contains("Qwertytext");
    assertThat(INBOX.as(OLGA, "DELETE", "/" + id + "?reason=case", "").status()).isEqualTo(204);
    assertThat(APPLICATION.items().everything("Cases"))
        .filteredOn(item -> item.get("sk").s().equals("task"))
        .hasSize(1)
        .allMatch(task -> task.get("reference").s().equals("ifhAKhLyzFhx4ZaiT"))
        .allMatch(task -> task.get("subject").s().equals(id));
    assertThat(vendor(transcript)).isEqualTo(204);
    assertThat(left(id)).isEmpty();
    assertThat(INBOX.listed(OLGA, "?state=closed")).isEmpty();
  }

  private static int vendor(String event) {
    return APPLICATION.browser().post("/btb-plaza/chatra/local", event).status();
  }
}
