package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.chat.Chats.Chat;
import fi.samtycke.stores.conversation.WriteInConversation.Written;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// R6, H5, H6, S4: what is said is stored, answered, and mailed to the info mailbox and the
/// operators.
class ConversationTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);

  @Test
  void R6_H5_an_anonymous_visitor_writes_and_is_answered() {
    Chat chat = CHATS.start();
    assertThat(CHATS.say(chat, "Do you sell\ncables?").json().path("sequence").asInt()).isOne();
    assertThat(CHATS.reply(chat, "We do.")).isEqualTo(new Written.Done(2));
    assertThat(CHATS.say(chat, "Good.").json().path("sequence").asInt()).isEqualTo(3);
    JsonNode all = CHATS.poll(chat, 0).json();
    assertThat(all.path("state").asText()).isEqualTo("open");
    assertThat(all.path("messages").toString())
        .isEqualTo(
            """
            [{"sequence":1,"author":"visitor","text":"Do you sell\\ncables?",\
            "sentAt":"2026-03-20T10:00:00Z"},{"sequence":2,"author":"operator","text":"We do.",\
            "sentAt":"2026-03-20T10:00:00Z"},{"sequence":3,"author":"visitor","text":"Good.",\
            "sentAt":"2026-03-20T10:00:00Z"}]\
            """);
    assertThat(CHATS.poll(chat, 2).json().path("messages")).hasSize(1);
    assertThat(CHATS.poll(chat, 3).json().path("messages")).isEmpty();
    assertThat(CHATS.poll(chat, 99).json().path("messages")).isEmpty();
  }

  @Test
  void S4_at_the_first_message_a_notice_goes_to_the_info_mailbox_and_to_the_operators() {
    Chat chat = CHATS.start(Map.of("name", "Vera", "email", "vera@example.com"), "192.0.2.1");
    assertThat(APPLICATION.mails()).as("nothing was said").isEmpty();
    CHATS.say(chat, "First");
    CHATS.say(chat, "Second");
    List<SentMail> mails = APPLICATION.mails();
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().to()).containsExactly(Chats.INFO, Chats.OPERATORS);
    assertThat(mails.getFirst().headers()).containsEntry("Reply-To", "vera@example.com");
    assertThat(mails.getFirst().text()).contains("First", "Vera");
  }

  @Test
  void S4_at_the_end_the_whole_of_it_goes_to_the_same_as_it_stands_then() {
    Chat chat = CHATS.started();
    CHATS.reply(chat, "Yes?");
    CHATS.post(chat, Map.of("text", "Call me", "phone", "050 123 4567", "company", "Example Oy"));
    assertThat(CHATS.close(chat).json().path("state").asText()).isEqualTo("closed");
    SentMail transcript = APPLICATION.mails().getLast();
    assertThat(transcript.to()).containsExactly(Chats.INFO, Chats.OPERATORS);
    assertThat(transcript.text())
        .containsSubsequence("Hello?", "Yes?", "Call me", "Example Oy", "+358501234567");
    assertThat(CHATS.poll(chat, 0).json().path("state").asText()).isEqualTo("closed");
    assertThat(CHATS.say(chat, "One more").status()).isEqualTo(409);
    assertThat(CHATS.texts(chat)).hasSize(3);
  }

  @Test
  void ending_it_again_by_either_side_changes_nothing() {
    Chat chat = CHATS.started();
    assertThat(CHATS.closeByOperator(chat)).isTrue();
    assertThat(CHATS.close(chat).status()).isEqualTo(200);
    assertThat(CHATS.closeByOperator(chat)).isFalse();
    assertThat(CHATS.reply(chat, "Too late")).isEqualTo(new Written.Closed());
    assertThat(CHATS.history(chat))
        .containsExactly("chat.started by person", "chat.closed by staff:otto");
    assertThat(APPLICATION.mails()).hasSize(2);
  }

  @Test
  void the_bus_is_told_of_the_beginning_and_the_end_with_ids_only() {
    Chat chat = CHATS.started();
    CHATS.close(chat);
    APPLICATION.mails();
    JsonNode facts = APPLICATION.browser().get("/_local/facts").json();
    assertThat(facts.findValuesAsText("entryId")).containsExactly(chat.id(), chat.id());
    assertThat(facts.toString()).contains("chat.started", "chat.closed").doesNotContain("Hello");
  }

  @Test
  void H6_the_page_travels_with_each_message_without_its_query() {
    Chat chat = CHATS.start();
    CHATS.post(chat, Map.of("text", "1", "page", "https://www.btb-plaza.example/a?id=7#x"));
    CHATS.post(chat, Map.of("text", "2", "page", "https://evil.example/a"));
    CHATS.post(chat, Map.of("text", "3", "page", "https://www.btb-plaza.example.evil.example/"));
    assertThat(APPLICATION.items().in("Conversations", "btb-plaza#conversation#" + chat.id()))
        .extracting(item -> item.get("page").s())
        .containsExactly("https://www.btb-plaza.example/a", "", "", "");
    CHATS.close(chat);
    assertThat(APPLICATION.mails().getLast().text()).contains("https://www.btb-plaza.example/a");
  }

  @Test
  void a_visitor_may_tell_later_who_he_is_and_the_log_names_the_fields() {
    Chat chat = CHATS.started();
    Browser.Reply told = CHATS.post(chat, Map.of("email", "vera@example.com"));
    assertThat(told.status()).isEqualTo(201);
    assertThat(told.json().path("sequence").asInt()).isOne();
    assertThat(CHATS.poll(chat, 0).json().path("emailKnown").asBoolean()).isTrue();
    assertThat(CHATS.history(chat))
        .containsExactly("chat.started by person", "chat.details-given by person");
    CHATS.close(chat);
    assertThat(APPLICATION.mails().getLast().headers())
        .containsEntry("Reply-To", "vera@example.com");
  }

  @Test
  void what_a_visitor_tells_before_saying_anything_is_no_beginning() {
    Chat chat = CHATS.start();
    assertThat(CHATS.post(chat, Map.of("email", "vera@example.com")).body())
        .isEqualTo("{\"sequence\":0}");
    assertThat(CHATS.history(chat)).isEmpty();
    assertThat(APPLICATION.mails()).isEmpty();
    CHATS.say(chat, "Hello?");
    assertThat(CHATS.history(chat)).containsExactly("chat.started by person");
    assertThat(APPLICATION.mails().getFirst().headers())
        .containsEntry("Reply-To", "vera@example.com");
  }

  @Test
  void what_cannot_be_taken_is_named_and_not_stored() {
    Chat chat = CHATS.start();
    assertThat(CHATS.post(chat, Map.of()).body()).contains("\"text\",\"code\":\"required\"");
    assertThat(CHATS.say(chat, "x".repeat(10_001)).body()).contains("too-long");
    assertThat(CHATS.post(chat, Map.of("text", "x", "email", "x")).body())
        .contains("invalid-email")
        .doesNotContain("required");
    assertThat(CHATS.texts(chat)).isEmpty();
    assertThat(CHATS.stored(chat).conversation().fields()).isEmpty();
  }

  @Test
  void G3_reading_and_looking_change_nothing_and_a_silent_chat_leaves_nothing() {
    Chat chat = CHATS.start();
    var before = APPLICATION.items().everything("Conversations");
    for (String path :
        List.of(chat.path() + "/messages", "/btb-plaza/chat", "/btb-plaza/chat.js")) {
      APPLICATION.browser().get(path, chat.headers());
      APPLICATION.browser().send("HEAD", path, "", chat.headers());
    }
    assertThat(APPLICATION.items().everything("Conversations")).isEqualTo(before);
    assertThat(CHATS.close(chat).status()).isEqualTo(200);
    assertThat(APPLICATION.messages("btb-plaza")).isEmpty();
    assertThat(APPLICATION.items().count("ChangeLog")).isZero();
    assertThat(APPLICATION.mails()).isEmpty();
  }
}
