package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.chat.Chats.Chat;
import fi.samtycke.stores.conversation.WriteInConversation.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// R6: a chat that falls idle ends by itself; where nobody can answer it turns into a message. The
/// clock begins on a Friday at noon in Helsinki, with duty from 8 to 15.
class EndingTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);

  @Test
  void a_chat_is_over_to_the_millisecond_when_its_idle_time_is() {
    Chat chat = CHATS.started();
    CHATS.later(Duration.ofMinutes(30).minusMillis(1));
    assertThat(CHATS.say(chat, "Still here").status()).isEqualTo(201);
    CHATS.later(Duration.ofMinutes(30));
    assertThat(CHATS.poll(chat, 0).json().path("state").asText()).isEqualTo("closed");
    assertThat(CHATS.say(chat, "Too late").status()).isEqualTo(409);
    assertThat(CHATS.reply(chat, "Too late")).isEqualTo(new Written.Closed());
  }

  @Test
  void the_next_run_of_the_schedule_ends_it_and_the_transcript_leaves() {
    Chat chat = CHATS.started();
    Chat silent = CHATS.start();
    Chat goesOn = CHATS.started();
    move("2026-03-20T10:25:00Z");
    CHATS.say(goesOn, "And?");
    move("2026-03-20T10:45:00Z");
    assertThat(CHATS.history(chat)).as("not yet swept").hasSize(1);
    move("2026-03-20T11:05:00Z");
    assertThat(CHATS.history(chat))
        .containsExactly("chat.started by person", "chat.closed by schedule:CloseIdleChats");
    assertThat(CHATS.poll(silent, 0).status()).as("nothing was said in it").isEqualTo(404);
    assertThat(CHATS.history(silent)).isEmpty();
    assertThat(CHATS.history(goesOn)).hasSize(2);
    assertThat(APPLICATION.mails()).hasSize(4);
  }

  @Test
  void a_chat_that_went_on_is_looked_at_again_after_its_idle_time() {
    Chat chat = CHATS.started();
    move("2026-03-20T10:50:00Z");
    move("2026-03-20T11:00:00Z");
    Chat later = CHATS.started();
    move("2026-03-20T11:04:00Z");
    CHATS.say(later, "And?");
    move("2026-03-20T11:06:00Z");
    assertThat(CHATS.history(chat)).hasSize(2);
    assertThat(CHATS.history(later)).hasSize(1);
    move("2026-03-20T13:06:00Z");
    assertThat(CHATS.history(later)).hasSize(2);
    JsonNode idle = APPLICATION.browser().get("/_local/mailbox").json();
    assertThat(idle).hasSize(4);
  }

  @Test
  void on_duty_a_reply_is_expected_here_until_the_declared_time_is_over() {
    Chat chat = CHATS.start();
    assertThat(reply(chat)).as("nothing waits for a reply").isEqualTo("here");
    CHATS.say(chat, "Hello?");
    CHATS.later(Duration.ofMinutes(4));
    CHATS.say(chat, "Anybody?");
    CHATS.later(Duration.ofMinutes(1).minusMillis(1));
    assertThat(reply(chat)).isEqualTo("here");
    CHATS.later(Duration.ofMillis(1));
    assertThat(reply(chat)).as("five minutes after the first").isEqualTo("by-mail");
    CHATS.reply(chat, "Here I am");
    assertThat(reply(chat)).isEqualTo("here");
    CHATS.say(chat, "At last");
    assertThat(reply(chat)).isEqualTo("here");
  }

  @Test
  void off_duty_the_chat_is_a_message_from_the_beginning() {
    for (String off : new String[] {"2026-03-20T13:00:00Z", "2026-03-21T10:00:00Z"}) {
      APPLICATION.stack().reset(Optional.of(Instant.parse(off)));
      JsonNode started = APPLICATION.browser().post("/btb-plaza/chat", "{}").json();
      assertThat(started.path("onDuty").asBoolean()).as(off).isFalse();
      assertThat(reply(CHATS.started())).isEqualTo("by-mail");
    }
    APPLICATION.stack().reset(Optional.of(Instant.parse("2026-03-20T12:59:59.999Z")));
    assertThat(
            APPLICATION.browser().post("/btb-plaza/chat", "{}").json().path("onDuty").asBoolean())
        .isTrue();
  }

  /// The clocks go forward on 29 March: eight o'clock is an hour earlier in UTC.
  @Test
  void B03_the_hours_are_those_of_the_controllers_zone() {
    APPLICATION.stack().reset(Optional.of(Instant.parse("2026-03-30T05:00:00Z")));
    assertThat(
            APPLICATION.browser().post("/btb-plaza/chat", "{}").json().path("onDuty").asBoolean())
        .isTrue();
    APPLICATION.stack().reset(Optional.of(Instant.parse("2026-03-27T05:59:59Z")));
    assertThat(
            APPLICATION.browser().post("/btb-plaza/chat", "{}").json().path("onDuty").asBoolean())
        .isFalse();
  }

  private static String reply(Chat chat) {
    return CHATS.poll(chat, 0).json().path("reply").asText();
  }

  private static void move(String to) {
    assertThat(
            APPLICATION
                .browser()
                .post("/_local/clock", Application.json(Map.of("to", to)))
                .status())
        .isEqualTo(200);
  }
}
