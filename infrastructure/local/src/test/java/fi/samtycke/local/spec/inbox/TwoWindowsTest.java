package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// R6, H5, S4: the visitor in one browser window, the operator in another.
class TwoWindowsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String IN = "samtycke-chat >>> ";
  private static final String LOG = IN + ".log";
  private static final String FIRST = "tbody a";

  @Test
  void R6_a_message_there_a_reply_back_the_end_and_the_transcript() {
    String home = APPLICATION.stack().baseUrl();
    try (Chromium visitor = Chromium.startWithScripts();
        Chromium operator = Chromium.start()) {
      visitor.at(Application.NOW);
      visitor.open(home + "/_local/website/btb-plaza?lang=en");
      visitor.click(IN + ".launcher");
      visitor.type(IN + "textarea", "Have you <b>cables</b>?");
      visitor.press(Keys.ENTER);
      visitor.await(LOG, "Have you <b>cables</b>?");

      operator.open(home + "/_local/inbox");
      assertThat(operator.text("tbody")).contains("Somebody", "chat", "waits for a reply");
      operator.picture(PICTURES.resolve("inbox.png"));
      operator.follow(FIRST);
      assertThat(operator.text("h1")).isEqualTo("A chat");
      assertThat(talk(operator)).contains("Have you <b>cables</b>?");
      operator.follow("#take");
      operator.type("#text", "We have. <i>Which</i>?");
      operator.follow("form button");
      assertThat(talk(operator)).contains("We have. <i>Which</i>?");
      operator.picture(PICTURES.resolve("inbox-chat.png"));
      visitor.await(LOG, "We have. <i>Which</i>?");

      operator.follow("#close");
      assertThat(operator.text("h1")).isEqualTo("A chat, closed");
      assertThat(operator.count("#text")).isZero();
      visitor.await(IN + ".intro", "The chat has ended.");
      SentMail transcript = INBOX.mailsTo(Inbox.INFO).getLast();
      assertThat(transcript.text()).containsSubsequence("Have you", "cables", "We have.", "Which");

      operator.follow("#erase");
      assertThat(operator.text("main")).contains("There is no open conversation.");
      assertThat(APPLICATION.messages("btb-plaza")).isEmpty();
    }
  }

  @Test
  void U4_a_message_of_the_form_is_answered_by_mail_from_the_desk() {
    String id = INBOX.message(Inbox.VERA, "Good day");
    String home = APPLICATION.stack().baseUrl();
    try (Chromium operator = Chromium.start()) {
      operator.open(home + "/_local/inbox/btb-plaza?user=mira&role=mailbox-reader");
      operator.follow(FIRST);
      operator.type("#text", "Dear Vera");
      operator.follow("form button");
      assertThat(INBOX.mailsTo(Inbox.VERA).getLast().text()).contains("Dear Vera");
      operator.open(operator.url());
      assertThat(talk(operator)).contains("Dear Vera", "mail sent");
      operator.picture(PICTURES.resolve("inbox-form.png"));
      operator.open(home + "/_local/inbox/btb-plaza/" + id + "?user=olga&role=chat-operator");
      assertThat(operator.text("[role=status]")).isEqualTo("There is nothing here");
    }
  }

  /// What is read in the frame of the messages.
  private static String talk(Chromium operator) {
    return operator.evaluate("document.querySelector('iframe').contentDocument.body.innerText");
  }
}
