package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `/_local/mailbox`, `/_local/ses-events`, `/_local/facts`.
class MailRoutesTest {
  @RegisterExtension static final SampleStack SAMPLE = new SampleStack();

  @Test
  void the_mailbox_lists_what_was_sent_newest_last() {
    note("1", "first@example.com");
    note("2", "second@example.com");
    JsonNode mails = SAMPLE.browser().get("/_local/mailbox", "Accept", "application/json").json();
    assertThat(mails).hasSize(2);
    JsonNode last = mails.get(1);
    assertThat(last.path("from").asText()).isEqualTo("Plaza <plaza@example.com>");
    assertThat(last.path("to")).hasToString("[\"second@example.com\"]");
    assertThat(last.path("subject").asText()).isEqualTo("Note note#2");
    assertThat(last.path("sentAt").asText()).isEqualTo(Samples.NOON.toString());
    assertThat(last.path("headers").path("Reply-To").asText()).isEqualTo("visitor@example.org");
    assertThat(last.path("headers").path("X-Kind").asText()).isEqualTo("note");
    assertThat(last.path("headers").path("To").asText())
        .isEqualTo("\"A Person\" <second@example.com>");
  }

  @Test
  void a_mail_has_its_text_its_html_its_links_and_its_attachments() {
    note("1", "first@example.com");
    String id = onlyMail();
    JsonNode mail = SAMPLE.browser().get("/_local/mailbox/" + id).json();
    assertThat(mail.path("text").asText()).startsWith("See https://example.com/a");
    assertThat(mail.path("html").asText()).contains("https://typed.example");
    assertThat(mail.path("links"))
        .hasToString("[\"https://example.com/a?b=1&c=2\",\"https://example.com/b\"]");
    assertThat(mail.path("attachments"))
        .hasToString("[{\"fileName\":\"note.txt\",\"contentType\":\"text/plain\",\"size\":7}]");
    Browser.Reply file = SAMPLE.browser().get("/_local/mailbox/" + id + "/attachments/0");
    assertThat(file.body()).isEqualTo("content");
    assertThat(SAMPLE.browser().get("/_local/mailbox/" + id + "/attachments/1").status())
        .isEqualTo(404);
    assertThat(SAMPLE.browser().get("/_local/mailbox/unknown").status()).isEqualTo(404);
  }

  @Test
  void people_see_the_mailbox_and_a_mail_as_pages() {
    note("1", "first@example.com");
    Browser.Reply list = SAMPLE.browser().get("/_local/mailbox", "Accept", "text/html");
    assertThat(list.body()).contains("first@example.com", "/_local/mailbox/" + onlyMail());
    Browser.Reply mail =
        SAMPLE.browser().get("/_local/mailbox/" + onlyMail(), "Accept", "text/html");
    assertThat(mail.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    assertThat(mail.body())
        .contains("sandbox=\"allow-popups", "note.txt", "\"A Person\" &lt;first@example.com&gt;")
        .doesNotContain("<a class=x");
  }

  @ParameterizedTest
  @CsvSource({
    "bounce, Permanent, Email Bounced, Bounce",
    "bounce, Transient, Email Bounced, Bounce",
    "complaint, , Email Complaint Received, Complaint",
    "delivery, , Email Delivered, Delivery",
  })
  void what_ses_tells_of_a_mail_goes_through_the_event_rule(
      String type, String bounceType, String detailType, String eventType) throws Exception {
    note("1", "first@example.com");
    String kind = bounceType == null ? "" : "\"bounceType\":\"" + bounceType + "\",";
    String order = "{\"type\":\"" + type + "\"," + kind + "\"mailId\":\"" + onlyMail() + "\"}";
    Browser.Reply reply = SAMPLE.browser().post("/_local/ses-events", order);
    assertThat(reply.json().path("rules").asInt()).isEqualTo(1);
    JsonNode event = seen("aws.ses");
    assertThat(event.path("detail-type").asText()).isEqualTo(detailType);
    assertThat(event.at("/detail/eventType").asText()).isEqualTo(eventType);
    assertThat(event.at("/detail/mail/messageId").asText()).isEqualTo(onlyMail());
    assertThat(event.at("/detail/mail/tags/note")).hasToString("[\"note-1\"]");
    assertThat(event.at("/detail/mail/destination")).hasToString("[\"first@example.com\"]");
    assertThat(event.at("/detail/bounce/bounceType").asText(null)).isEqualTo(bounceType);
  }

  @Test
  void facts_on_the_bus_are_kept_and_reach_their_rule() throws Exception {
    note("1", "first@example.com");
    JsonNode facts = SAMPLE.browser().get("/_local/facts").json();
    assertThat(facts).hasSize(1);
    assertThat(facts.get(0).path("detail")).hasToString("{\"id\":\"note#1\"}");
    assertThat(facts.get(0).path("bus").asText()).isEqualTo("samtycke-local-facts");
    assertThat(seen("samtycke").path("detail-type").asText()).isEqualTo("note.sent");
  }

  private static void note(String id, String to) {
    String body = "{\"id\":\"" + id + "\",\"to\":\"" + to + "\"}";
    assertThat(SAMPLE.browser().post("/btb-plaza/notes", body).status()).isEqualTo(202);
    assertThat(SAMPLE.stack().settle(Duration.ofSeconds(10))).isTrue();
  }

  private static String onlyMail() {
    assertThat(SAMPLE.stack().mailbox().all()).hasSize(1);
    return SAMPLE.stack().mailbox().all().getFirst().id();
  }

  private static JsonNode seen(String source) throws Exception {
    List<Map<String, AttributeValue>> events = SAMPLE.items().in("Staff", "seen#" + source);
    assertThat(events).hasSize(1);
    return new com.fasterxml.jackson.databind.json.JsonMapper()
        .readTree(events.getFirst().get("event").s());
  }
}
