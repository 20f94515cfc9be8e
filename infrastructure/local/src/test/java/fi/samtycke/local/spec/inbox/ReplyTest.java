package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.inbox.Inbox.Chat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// U4, H5: staff answer where the visitor wrote, or by mail.
class ReplyTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final String OLGA = "olga chat-operator";
  private static final String MIRA = "mira mailbox-reader";
  private static final String ADA = "ada administrator";

  @Test
  void U4_a_reply_to_the_form_leaves_by_mail_from_the_info_address_and_is_kept() {
    String id = INBOX.message(Inbox.VERA, "Have you cables? <b>Qwerty</b>");
    assertThat(INBOX.reply(MIRA, id, "Dear Vera,\n\nwe <have>.").json().path("sequence").asInt())
        .isEqualTo(2);
    List<SentMail> mails = INBOX.mailsTo(Inbox.VERA);
    assertThat(mails).hasSize(1);
    SentMail mail = mails.getFirst();
    assertThat(mail.from()).isEqualTo(Inbox.INFO);
    assertThat(mail.to()).containsExactly(Inbox.VERA);
    assertThat(mail.headers())
        .containsEntry("Reply-To", Inbox.INFO)
        .doesNotContainKey("Auto-Submitted");
    assertThat(mail.subject()).isEqualTo("BTB Plaza Ab: Svar på ditt meddelande");
    assertThat(mail.text()).contains("Dear Vera,\n\nwe <have>.").doesNotContain("Qwerty");
    assertThat(mail.html()).contains("we &lt;have&gt;.");
    assertThat(Inbox.texts(INBOX.get(MIRA, "/" + id))).endsWith("Dear Vera,\n\nwe <have>.");
    assertThat(INBOX.history(id)).contains("message.answered");
  }

  @Test
  void what_became_of_the_mail_stands_at_the_reply() {
    String id = INBOX.message(Inbox.VERA, "Hello");
    APPLICATION.mails();
    APPLICATION
        .browser()
        .post(
            "/_local/faults",
            Application.json(
                Map.of(
                    "service", "ses", "operation", "SendEmail", "fault", "error", "times", "9")));
    INBOX.reply(MIRA, id, "Yes");
    APPLICATION.stack().settle(java.time.Duration.ofSeconds(10));
    assertThat(mail(id)).isEqualTo("pending");
    APPLICATION.stack().faults().clear();
    APPLICATION.stack().moveTo(Application.NOW.plus(java.time.Duration.ofHours(1)));
    assertThat(mail(id)).isEqualTo("sent");
    String mailId = INBOX.mailsTo(Inbox.VERA).getLast().id();
    for (String event : List.of("delivery", "bounce")) {
      APPLICATION
          .browser()
          .post("/_local/ses-events", Application.json(Map.of("type", event, "mailId", mailId)));
    }
    assertThat(mail(id)).isEqualTo("sent bounced");
    assertThat(INBOX.history(id)).contains("mail.bounced");
    APPLICATION.stack().clock().set(Application.NOW.plus(java.time.Duration.ofDays(40)));
    APPLICATION.stack().moveTo(Application.NOW.plus(java.time.Duration.ofHours(40 * 24 + 2)));
    assertThat(mail(id)).isEqualTo("forgotten");
  }

  private static String mail(String id) {
    var mail = INBOX.get(MIRA, "/" + id).json().at("/messages/1/mail");
    return (mail.path("state").asText() + " " + mail.path("feedback").asText()).strip();
  }

  @Test
  void R6_a_reply_in_the_chat_is_read_there_and_sends_no_mail() {
    Chat chat = INBOX.chat(Map.of("email", Inbox.VERA), "Hello");
    assertThat(INBOX.reply(OLGA, chat.id(), "Good day").status()).isEqualTo(201);
    assertThat(INBOX.heard(chat).at("/messages/1/text").asText()).isEqualTo("Good day");
    assertThat(INBOX.mailsTo(Inbox.VERA)).isEmpty();
    assertThat(INBOX.history(chat.id())).containsExactly("chat.started email");
  }

  @Test
  void the_same_reply_twice_under_one_key_is_one() {
    String id = INBOX.message(Inbox.VERA, "Hello");
    for (int n = 0; n < 3; n++) {
      assertThat(
              INBOX.reply(MIRA, id, "Yes", "Idempotency-Key", "k").json().path("sequence").asInt())
          .isEqualTo(2);
    }
    assertThat(INBOX.reply(MIRA, id, "No", "Idempotency-Key", "k").status()).isEqualTo(422);
    assertThat(INBOX.mailsTo(Inbox.VERA)).hasSize(1);
    INBOX.change(MIRA, id, "1", "{\"state\":\"closed\"}");
    assertThat(INBOX.reply(MIRA, id, "Yes", "Idempotency-Key", "k").status()).isEqualTo(201);
    assertThat(INBOX.reply(MIRA, id, "Yes").status()).isEqualTo(409);
  }

  @Test
  void who_may_not_answer_there_finds_nothing_and_a_faulty_reply_is_named() {
    String id = INBOX.message(Inbox.VERA, "Hello");
    assertThat(INBOX.reply(OLGA, id, "Yes").status()).isEqualTo(404);
    assertThat(INBOX.reply(ADA, id, "Yes").status()).isEqualTo(404);
    assertThat(INBOX.reply("eva employee", id, "Yes").status()).isEqualTo(403);
    for (String body : List.of("{}", "{\"text\":\" \"}")) {
      Browser.Reply reply = INBOX.as(MIRA, "POST", "/" + id + "/messages", body);
      assertThat(reply.body()).contains("\"field\":\"text\",\"code\":\"required\"");
    }
    assertThat(INBOX.as(MIRA, "POST", "/" + id + "/messages", "{\"text\":{}}").body())
        .contains("not-text");
    assertThat(INBOX.as(MIRA, "POST", "/" + id + "/messages", "{\"to\":\"x\"}").status())
        .isEqualTo(400);
    assertThat(INBOX.mailsTo(Inbox.VERA)).isEmpty();
  }
}
