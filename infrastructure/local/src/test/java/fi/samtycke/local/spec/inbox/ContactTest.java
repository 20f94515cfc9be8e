package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.inbox.Inbox.Chat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// G1, G3: from a conversation into quarantine.
class ContactTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final String ADA = "ada administrator";

  private static Browser.Reply enter(String who, String id, String body) {
    return INBOX.as(who, "POST", "/" + id + "/contact", body);
  }

  private static Browser.Reply waiting(String id) {
    String token = APPLICATION.stack().signIn("ada", java.util.List.of("btb-plaza:administrator"));
    return APPLICATION
        .browser()
        .get("/api/btb-plaza/quarantine/" + id, "Authorization", "Bearer " + token);
  }

  @Test
  void G3_the_visitor_of_a_chat_waits_in_quarantine_with_the_chat_as_provenance() {
    Chat chat =
        INBOX.chat(
            Map.of("name", "Vera", "email", Inbox.VERA, "company", "Old Ab"), "Hello, call me");
    Browser.Reply entered =
        enter(
            ADA, chat.id(), "{\"fields\":{\"company\":\"New Ab\"},\"note\":\"asked for a call\"}");
    assertThat(entered.status()).as(entered.body()).isEqualTo(202);
    assertThat(INBOX.mailsTo(Inbox.VERA)).as("is asked").hasSize(1);
    var entry = waiting(entered.json().path("id").asText()).json();
    assertThat(entry.path("fields").path("company").asText()).isEqualTo("New Ab");
    assertThat(entry.path("fields").has("message")).isFalse();
    assertThat(entry.path("provenance").toString())
        .isEqualTo(
            """
            {"kind":"chat","date":"2026-03-20","note":"asked for a call","informationArticle":13}\
            """);
    assertThat(entry.path("enteredBy").asText()).isEqualTo("staff:" + Inbox.subject("ada"));
    assertThat(INBOX.history(chat.id()).getLast()).startsWith("conversation.contact-entered name");
  }

  @Test
  void G1_the_writer_of_a_message_has_the_form_as_provenance() {
    String id = INBOX.message(Inbox.VERA, "Hello");
    String both = "berit mailbox-reader employee";
    assertThat(enter(both, id, "{}").body()).contains("\"name\",\"code\":\"required\"");
    Browser.Reply entered = enter(both, id, "{\"fields\":{\"name\":\"Vera\"}}");
    INBOX.mailsTo(Inbox.VERA);
    assertThat(waiting(entered.json().path("id").asText()).json().at("/provenance/kind").asText())
        .isEqualTo("contact-form");
  }

  @Test
  void who_may_not_enter_contacts_or_not_read_it_cannot() {
    Chat chat = INBOX.chat(Map.of("name", "Vera", "email", Inbox.VERA), "Hello");
    String message = INBOX.message(Inbox.VERA, "Hello");
    assertThat(enter("olga chat-operator", chat.id(), "{}").status()).isEqualTo(403);
    assertThat(enter("eva employee", chat.id(), "{}").status()).isEqualTo(403);
    assertThat(enter(ADA, message, "{}").status()).isEqualTo(404);
    assertThat(enter(ADA, chat.id(), "{\"fields\":{\"shoeSize\":\"43\"}}").body())
        .contains("unknown-field");
    assertThat(enter(ADA, chat.id(), "{\"fields\":{\"email\":\"\"}}").body())
        .contains("\"email\",\"code\":\"required\"");
    assertThat(APPLICATION.items().count("Quarantine")).isZero();
  }
}
