package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.inbox.Inbox.Chat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// R6, S4: who looks after a conversation, and its end.
class ChangeTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final String OLGA = "olga chat-operator";
  private static final String MIRA = "mira mailbox-reader";
  private static final String ADA = "ada administrator";

  private static final String CLOSE = "{\"state\":\"closed\"}";
  private static final String OPEN = "{\"state\":\"open\"}";

  @Test
  void it_is_given_to_oneself_to_another_and_back() {
    Chat chat = INBOX.chat(Map.of(), "Hello");
    INBOX.get("otto chat-operator", "");
    Browser.Reply mine = INBOX.change(OLGA, chat.id(), "\"1\"", "{\"assignedTo\":\"me\"}");
    assertThat(mine.json().path("assignedTo").asText()).isEqualTo(Inbox.subject("olga"));
    String otto = "{\"assignedTo\":\"" + Inbox.subject("otto") + "\"}";
    assertThat(INBOX.change(OLGA, chat.id(), "1", otto).status()).isEqualTo(412);
    assertThat(INBOX.change(OLGA, chat.id(), "2", otto).json().path("version").asInt())
        .isEqualTo(3);
    assertThat(INBOX.change(OLGA, chat.id(), "3", "{\"assignedTo\":null}").body())
        .contains("\"assignedTo\":null");
    INBOX.get(MIRA, "");
    for (String nobody : new String[] {Inbox.subject("mira"), "nobody-at-all"}) {
      assertThat(INBOX.change(OLGA, chat.id(), "4", "{\"assignedTo\":\"" + nobody + "\"}").body())
          .contains("unknown-choice");
    }
    assertThat(INBOX.history(chat.id()))
        .filteredOn(line -> line.startsWith("conversation.assigned"))
        .hasSize(3);
  }

  @Test
  void reading_and_writing_do_not_outdate_what_somebody_has_read() {
    Chat chat = INBOX.chat(Map.of(), "Hello");
    INBOX.get(ADA, "/" + chat.id());
    INBOX.say(chat, "More");
    INBOX.reply(ADA, chat.id(), "Yes");
    assertThat(INBOX.change(OLGA, chat.id(), "1", CLOSE).status()).isEqualTo(200);
  }

  @Test
  void S4_an_operator_ends_the_chat_and_the_transcript_leaves() {
    Chat chat = INBOX.chat(Map.of(), "Hello");
    INBOX.reply(OLGA, chat.id(), "Good day");
    assertThat(INBOX.change(OLGA, chat.id(), "1", CLOSE).json().path("state").asText())
        .isEqualTo("closed");
    assertThat(INBOX.mailsTo(Inbox.INFO).getLast().text()).contains("Hello", "Good day");
    assertThat(INBOX.heard(chat).path("state").asText()).isEqualTo("closed");
    assertThat(INBOX.change(OLGA, chat.id(), "2", CLOSE).status()).as("again").isEqualTo(200);
    assertThat(INBOX.change(OLGA, chat.id(), "2", OPEN).status()).isEqualTo(409);
    assertThat(INBOX.history(chat.id())).containsExactly("chat.started", "chat.closed");
  }

  @Test
  void a_message_of_the_form_is_closed_and_taken_up_again() {
    String id = INBOX.message(Inbox.VERA, "Hello");
    INBOX.change(MIRA, id, "1", CLOSE);
    assertThat(INBOX.listed(MIRA, "")).isEmpty();
    assertThat(INBOX.change(MIRA, id, "2", OPEN).json().path("state").asText()).isEqualTo("open");
    assertThat(INBOX.listed(MIRA, "")).containsExactly(id);
    assertThat(INBOX.reply(MIRA, id, "Yes").status()).isEqualTo(201);
    assertThat(INBOX.history(id))
        .containsExactly(
            "message.received", "message.closed", "message.reopened", "message.answered");
  }

  @Test
  void a_change_says_which_version_and_one_thing_at_a_time() {
    Chat chat = INBOX.chat(Map.of(), "Hello");
    assertThat(INBOX.as(OLGA, "PATCH", "/" + chat.id(), CLOSE).status()).isEqualTo(428);
    assertThat(INBOX.change(OLGA, chat.id(), "x", CLOSE).status()).isEqualTo(412);
    assertThat(INBOX.change(OLGA, chat.id(), "1", "{}").status()).isEqualTo(400);
    assertThat(
            INBOX
                .change(OLGA, chat.id(), "1", "{\"state\":\"closed\",\"assignedTo\":\"me\"}")
                .status())
        .isEqualTo(400);
    assertThat(INBOX.change(OLGA, chat.id(), "1", "{\"state\":\"lost\"}").status()).isEqualTo(400);
    assertThat(INBOX.change(MIRA, chat.id(), "1", CLOSE).status()).isEqualTo(404);
    assertThat(INBOX.get(OLGA, "/" + chat.id()).json().path("version").asInt()).isOne();
  }
}
