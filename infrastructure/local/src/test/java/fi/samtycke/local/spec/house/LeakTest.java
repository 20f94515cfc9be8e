package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// I-01, I-02, I-04, C20: marks in everything that people type, through every journey there is, and
/// none of them where no personal data may be.
class LeakTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String SOURCE = "203.0.113.77";
  private static final String QUESTION = "/answer/";
  private static final String WITHDRAWAL = "/withdraw/";

  private final List<String> marks = new ArrayList<>(List.of("qzxkvw", "501234567", SOURCE));
  private final List<Browser.Reply> replies = new ArrayList<>();

  @Test
  void I01_what_people_type_is_in_no_log_no_metric_no_fact_no_key_no_problem_and_no_address() {
    String printed;
    try (Heard heard = new Heard()) {
      visitors();
      staff();
      mailedLinks();
      brokenRequests();
      brokenServices();
      APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofDays(2)));
      APPLICATION.mails();
      printed = heard.everything();
    }
    assertThat(printed)
        .contains("http.answered", "outbox.dispatched", "outbox.faulted", "http.busy");
    assertThat(leaks(printed)).as("logs and metrics").isEmpty();
    assertThat(APPLICATION.stack().bus().facts()).hasSizeGreaterThan(5);
    assertThat(leaks(APPLICATION.stack().bus().facts().toString())).as("facts").isEmpty();
    assertThat(leaks(APPLICATION.stack().functions().deadLetters().toString()))
        .as("dead letters")
        .isEmpty();
    assertThat(leaks(keys())).as("keys").isEmpty();
    for (String table : List.of("Outbox", "ChangeLog", "Ledger", "Staff", "DigestKeys")) {
      assertThat(leaks(APPLICATION.items().everything(table).toString())).as(table).isEmpty();
    }
    assertThat(leaks(problems())).as("problems").isEmpty();
    assertThat(leaks(addresses())).as("addresses").isEmpty();
  }

  /// The marks did go through: otherwise nothing could have leaked.
  @Test
  void what_is_marked_does_reach_the_mailbox_and_the_stored_message() {
    visitors();
    assertThat(leaks(APPLICATION.mails().toString())).contains("qzxkvw", "501234567");
    assertThat(leaks(APPLICATION.messages("btb-plaza").toString())).contains("qzxkvw", "501234567");
  }

  private void visitors() {
    for (String address : List.of("qzxkvw1@example.com", "qzxkvw2@example.com")) {
      Map<String, Object> message = new HashMap<>();
      message.put("email", address);
      message.put("message", "qzxkvw message of " + address);
      message.put("name", "Qzxkvw Name");
      message.put("company", "Qzxkvw Company");
      message.put("phone", "+358501234567");
      message.put("keepContact", true);
      message.put("qzxkvwUnknown", "qzxkvw");
      keep(APPLICATION.postJson(message, "X-Local-Source", SOURCE, "Idempotency-Key", address));
    }
    Map<String, String> robot =
        Map.of("email", "qzxkvw3@example.com", "message", "qzxkvw", "website", "qzxkvw");
    keep(APPLICATION.postHtml(robot, "X-Local-Source", SOURCE, "User-Agent", "qzxkvw"));
    APPLICATION.mails();
  }

  private void staff() {
    String token = APPLICATION.stack().signIn("qzxkvwstaff", List.of("btb-plaza:administrator"));
    String contact =
        Application.json(
            Map.of(
                "fields", Map.of("name", "Qzxkvw Contact", "email", "qzxkvw4@example.com"),
                "provenance",
                    Map.of("kind", "meeting", "date", "2026-03-19", "note", "qzxkvw note")));
    String id = keep(signedIn(token, "POST", "/contacts", contact)).json().path("id").asText();
    APPLICATION.mails();
    for (String body :
        List.of(
            contact.replace("\"name\"", "\"nickname\""),
            contact.replace("2026-03-19", "qzxkvw"),
            contact.replace("qzxkvw4@", "qzxkvw@@"),
            contact.replace("provenance", "qzxkvw"),
            "{\"qzxkvw",
            "qzxkvw")) {
      keep(signedIn(token, "POST", "/contacts", body));
      keep(signedIn(token, "POST", "/contacts/search", body));
    }
    keep(signedIn(token, "POST", "/contacts/search", "{\"email\":\"qzxkvw4@example.com\"}"));
    for (String path : List.of("/contacts", "/quarantine", "/changes", "/quarantine/" + id)) {
      keep(signedIn(token, "GET", path, ""));
    }
    keep(signedIn(token, "DELETE", "/quarantine/" + id, ""));
    keep(signedIn(token + "qzxkvw", "GET", "/contacts", ""));
  }

  private void mailedLinks() {
    answer(QUESTION, "qzxkvw1@example.com", MailedPath.form("consent"));
    answer(QUESTION, "qzxkvw2@example.com", "decision=refuse");
    APPLICATION.mails();
    answer(WITHDRAWAL, "qzxkvw1@example.com", "withdraw=yes");
    for (SentMail mail : APPLICATION.mails()) {
      for (String type : List.of("delivery", "bounce", "complaint")) {
        APPLICATION
            .browser()
            .post(
                "/_local/ses-events", Application.json(Map.of("type", type, "mailId", mail.id())));
      }
    }
  }

  private void brokenRequests() {
    for (String body :
        List.of("{\"email\":\"qzxkvw", "qzxkvw", "{\"email\":{\"qzxkvw\":1}}", "[\"qzxkvw\"]")) {
      keep(APPLICATION.browser().post(Application.FORM, body));
    }
    keep(APPLICATION.postJson(Map.of("email", "qzxkvw", "message", "qzxkvw", "phone", "qzxkvw")));
    keep(APPLICATION.postJson(Map.of("message", "qzxkvw"), "Idempotency-Key", "qzxkvw qzxkvw"));
    keep(APPLICATION.browser().post(Application.FORM, "qzxkvw", "Content-Type", "text/qzxkvw"));
    keep(APPLICATION.browser().get("/qzxkvw/contact-form"));
    keep(APPLICATION.browser().get("/btb-plaza/answer/qzxkvw"));
    String history =
        """
        {"eventName":"chatTranscript","client":{"chatId":"vendor123","info":{"name":"Qzxkvw Visitor",\
        "email":"qzxkvw8@example.com"}},"messages":[{"type":"client","message":"qzxkvw"}]}\
        """;
    keep(APPLICATION.browser().post("/btb-plaza/chatra/local", history));
    keep(APPLICATION.browser().post("/btb-plaza/chatra/qzxkvwsecret", history));
    keep(APPLICATION.browser().post("/btb-plaza/chatra/local", "{\"qzxkvw"));
    keep(
        APPLICATION
            .browser()
            .get(Application.FORM + "?lang=qzxkvw&email=qzxkvw", "Cookie", "qzxkvw=qzxkvw"));
  }

  private void brokenServices() {
    for (String fault : List.of("throttle", "error", "timeout", "conflict")) {
      order("dynamodb", "TransactWriteItems", fault);
      keep(
          APPLICATION.postJson(
              Map.of("email", "qzxkvw5@example.com", "message", "qzxkvw " + fault)));
      APPLICATION.stack().faults().clear();
    }
    order("ses", "SendEmail", "error");
    keep(APPLICATION.postJson(Map.of("email", "qzxkvw6@example.com", "message", "qzxkvw")));
    APPLICATION.mails();
    APPLICATION.stack().faults().clear();
  }

  private void answer(String kind, String to, String decision) {
    String link =
        APPLICATION.mails().stream()
            .filter(mail -> mail.to().contains(to))
            .flatMap(mail -> mail.links().stream())
            .filter(each -> each.contains(kind))
            .findFirst()
            .orElseThrow()
            .replace(APPLICATION.stack().baseUrl(), "");
    marks.add(link.substring(link.indexOf('.') + 1));
    keep(APPLICATION.browser().get(link));
    keep(
        APPLICATION
            .browser()
            .send("POST", link, decision, "Content-Type", "application/x-www-form-urlencoded"));
  }

  private static void order(String service, String operation, String fault) {
    APPLICATION
        .browser()
        .post(
            "/_local/faults",
            Application.json(
                Map.of(
                    "service", service,
                    "operation", operation,
                    "fault", fault,
                    "times", "1000")));
  }

  private static Browser.Reply signedIn(String token, String method, String path, String body) {
    return APPLICATION
        .browser()
        .send(method, "/api/btb-plaza" + path, body, "Authorization", "Bearer " + token);
  }

  private Browser.Reply keep(Browser.Reply reply) {
    assertThat(reply.status()).isNotEqualTo(500);
    replies.add(reply);
    return reply;
  }

  private Set<String> leaks(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    return marks.stream()
        .filter(mark -> lower.contains(mark.toLowerCase(java.util.Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private String problems() {
    List<String> bodies =
        replies.stream()
            .filter(reply -> reply.status() >= 400)
            .filter(reply -> reply.header("Content-Type").orElse("").contains("json"))
            .map(Browser.Reply::body)
            .toList();
    assertThat(bodies).hasSizeGreaterThan(15);
    return bodies.toString();
  }

  /// The link of a mail carries its token; nothing else may stand in an address.
  private static String addresses() {
    return APPLICATION.mails().stream()
        .flatMap(mail -> mail.links().stream())
        .map(link -> link.replaceFirst("\\.[A-Za-z0-9_-]{43}$", ""))
        .collect(Collectors.joining(" "));
  }

  private String keys() {
    StringBuilder keys = new StringBuilder();
    for (Template.Table table : APPLICATION.stack().template().tables().values()) {
      List<String> attributes =
          Stream.concat(
                  table.keys().stream(),
                  table.indexes().stream().flatMap(index -> index.keys().stream()))
              .map(Template.Key::attribute)
              .toList();
      for (var item : APPLICATION.items().everything(table.id())) {
        attributes.forEach(name ->
            Optional.ofNullable(item.get(name))
                .ifPresent(value -> keys.append(value).append('\n')));
      }
    }
    return keys.toString();
  }
}
