package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.chat.Chats.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// G04: a chat is its visitor's. Whoever else asks learns nothing, not even whether it exists.
class TokenTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);

  @Test
  void G04_a_wrong_token_an_unknown_chat_and_another_firms_are_one_answer() {
    Chat chat = CHATS.started();
    Chat other = CHATS.started();
    String message = sent("/btb-plaza/contact-form");
    List<Chat> strangers =
        List.of(
            new Chat("btb-plaza", chat.id(), other.token(), "192.0.2.9"),
            new Chat("btb-plaza", chat.id(), "A".repeat(43), "192.0.2.9"),
            new Chat("btb-plaza", chat.id(), "x", "192.0.2.9"),
            new Chat("btb-plaza", chat.id(), "", "192.0.2.9"),
            new Chat("btb-plaza", "0".repeat(26), chat.token(), "192.0.2.9"),
            new Chat("btb-plaza", "nobody", chat.token(), "192.0.2.9"),
            new Chat("btb-plaza", message, chat.token(), "192.0.2.9"),
            new Chat("btb-transformers", chat.id(), chat.token(), "192.0.2.9"),
            new Chat("nobody", chat.id(), chat.token(), "192.0.2.9"));
    List<Browser.Reply> replies = new ArrayList<>();
    for (Chat stranger : strangers) {
      replies.add(CHATS.poll(stranger, 0));
      replies.add(CHATS.say(stranger, "I was here"));
      replies.add(CHATS.close(stranger));
    }
    replies.add(APPLICATION.browser().get(chat.path() + "/messages"));
    replies.add(
        APPLICATION
            .browser()
            .get(chat.path() + "/messages", "Authorization", "Basic " + chat.token()));
    assertThat(replies)
        .allSatisfy(reply -> {
          assertThat(reply.status()).isEqualTo(404);
          assertThat(reply.body()).isEqualTo(replies.getFirst().body());
          assertThat(reply.response().headers().map().keySet())
              .isEqualTo(replies.getFirst().response().headers().map().keySet());
        });
    assertThat(CHATS.texts(chat)).containsExactly("Hello?");
    assertThat(CHATS.poll(chat, 0).json().path("state").asText()).isEqualTo("open");
  }

  @Test
  void the_token_stands_in_no_table_and_in_no_mail() {
    Chat chat = CHATS.started();
    CHATS.close(chat);
    assertThat(chat.token()).matches("[A-Za-z0-9_-]{43}");
    for (String table : List.of("Conversations", "ChangeLog", "Outbox")) {
      assertThat(APPLICATION.items().everything(table).toString()).doesNotContain(chat.token());
    }
    assertThat(APPLICATION.mails())
        .hasSize(2)
        .noneMatch(mail -> mail.text().contains(chat.token()))
        .noneMatch(mail -> mail.html().contains(chat.token()));
  }

  @Test
  void a_source_that_posts_too_much_is_told_to_wait_and_the_form_counts_for_itself() {
    for (int n = 0; n < 120; n++) {
      CHATS.start(Map.of(), "192.0.2.77");
    }
    Browser.Reply tooMany =
        APPLICATION.browser().post("/btb-plaza/chat", "{}", "X-Local-Source", "192.0.2.77");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.header("Retry-After")).isPresent();
    assertThat(
            APPLICATION
                .postJson(
                    Map.of("email", "v@example.com", "message", "x"),
                    "X-Local-Source",
                    "192.0.2.77")
                .status())
        .isEqualTo(202);
    Chat other = CHATS.start();
    Chat limited = new Chat(other.controller(), other.id(), other.token(), "192.0.2.77");
    assertThat(CHATS.say(limited, "x").status()).isEqualTo(429);
    assertThat(CHATS.texts(other)).isEmpty();
  }

  private static String sent(String form) {
    return APPLICATION
        .browser()
        .post(form, Application.json(Map.of("email", "v@example.com", "message", "x")))
        .json()
        .path("messageId")
        .asText();
  }
}
