package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.house.Heard;
import fi.samtycke.local.spec.inbox.Inbox.Chat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// I-01, D13: a mark in everything that visitors and staff type, and none of it where no personal
/// data may be.
class SilenceTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final String OLGA = "olga chat-operator employee";
  private static final String MIRA = "mira mailbox-reader";
  private static final List<String> TABLES = List.of("Outbox", "ChangeLog", "Ledger", "Staff");

  private final List<String> refusals = new ArrayList<>();

  @Test
  void I01_no_text_is_in_a_log_a_metric_a_fact_a_problem_or_another_table() {
    String printed;
    try (Heard heard = new Heard()) {
      everythingThatStaffDo();
      APPLICATION.mails();
      printed = heard.everything();
    }
    assertThat(printed).contains("http.answered", "outbox.dispatched", "http.busy");
    assertThat(printed).doesNotContainIgnoringCase("qzxkvqzxw");
    assertThat(APPLICATION.stack().bus().facts().toString())
        .contains("chat.closed")
        .doesNotContainIgnoringCase("qzxkvqzxw");
    for (String table : TABLES) {
      assertThat(APPLICATION.items().everything(table).toString())
          .doesNotContainIgnoringCase("qzxkvqzxw");
    }
    assertThat(refusals).hasSizeGreaterThan(5);
    assertThat(refusals.toString()).doesNotContainIgnoringCase("qzxkvqzxw");
    assertThat(APPLICATION.messages("btb-plaza").toString())
        .as("the mark is there")
        .contains("Qzxkvqzxw");
  }

  private void everythingThatStaffDo() {
    Chat chat =
        INBOX.chat(
            Map.of("name", "Qzxkvqzxw", "email", "qzxkvqzxw@example.com"), "Qzxkvqzxw hello");
    String message = INBOX.message("qzxkvqzxw2@example.com", "Qzxkvqzxw good day");
    INBOX.get(OLGA, "/" + chat.id() + "?reason=answering");
    INBOX.reply(OLGA, chat.id(), "Qzxkvqzxw reply", "Idempotency-Key", "qzxkvqzxw");
    INBOX.reply(MIRA, message, "Qzxkvqzxw by mail");
    INBOX.search(OLGA, Map.of("text", "qzxkvqzxw"));
    INBOX.as(OLGA, "POST", "/" + chat.id() + "/contact", "{\"note\":\"qzxkvqzxw\"}");
    INBOX.change(OLGA, chat.id(), "1", "{\"state\":\"closed\"}");
    for (String body :
        List.of(
            "{\"text\":{\"qzxkvqzxw\":1}}",
            "{\"qzxkvqzxw\":\"qzxkvqzxw\"}",
            "qzxkvqzxw",
            "[\"qzxkvqzxw\"]")) {
      refused("POST", "/" + chat.id() + "/messages", body);
      refused("POST", "/search", body);
      refused("PATCH", "/" + chat.id(), body);
    }
    refused("POST", "/erasures", "{\"ids\":[\"qzxkvqzxw\"],\"reason\":\"qzxkvqzxw\"}");
    refused("POST", "/" + chat.id() + "/contact", "{\"fields\":{\"email\":\"qzxkvqzxw\"}}");
    refused("GET", "/qzxkvqzxw?reason=qzxkvqzxw", "");
    APPLICATION
        .browser()
        .post(
            "/_local/faults",
            Application.json(
                Map.of(
                    "service", "dynamodb",
                    "operation", "TransactWriteItems",
                    "fault", "throttle",
                    "times", "1000")));
    refused("POST", "/search", "{\"text\":\"qzxkvqzxw\"}");
    APPLICATION.stack().faults().clear();
    String late = INBOX.message("qzxkvqzxw3@example.com", "Qzxkvqzxw again");
    INBOX.as(MIRA, "DELETE", "/" + late + "?reason=case", "");
    APPLICATION.stack().settle(Duration.ofSeconds(10));
  }

  private void refused(String method, String path, String body) {
    var reply = INBOX.as(OLGA, method, path, body, "If-Match", "1");
    assertThat(reply.status()).as(path).isBetween(400, 503).isNotEqualTo(500);
    refusals.add(reply.body());
  }
}
