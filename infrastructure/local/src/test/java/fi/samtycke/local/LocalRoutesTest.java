package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.http.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One row of the table of `/_local` after the other.
class LocalRoutesTest {
  private static LocalStack stack;
  private static Browser browser;
  private static Items items;

  @BeforeAll
  static void start() {
    stack = Samples.start();
    browser = new Browser(stack.baseUrl());
    items = new Items(stack);
  }

  @BeforeEach
  void begin_again() {
    browser.post("/_local/reset", "{\"now\":\"" + Samples.NOON + "\"}");
  }

  @AfterAll
  static void stop() {
    items.close();
    stack.close();
  }

  @Test
  void the_mailbox_lists_what_was_sent_newest_last() {
    note("1", "first@example.com");
    note("2", "second@example.com");
    JsonNode mails = browser.get("/_local/mailbox", "Accept", "application/json").json();
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
    JsonNode mail = browser.get("/_local/mailbox/" + id).json();
    assertThat(mail.path("text").asText()).startsWith("See https://example.com/a");
    assertThat(mail.path("html").asText()).contains("https://typed.example");
    assertThat(mail.path("links"))
        .hasToString("[\"https://example.com/a?b=1&c=2\",\"https://example.com/b\"]");
    assertThat(mail.path("attachments"))
        .hasToString("[{\"fileName\":\"note.txt\",\"contentType\":\"text/plain\",\"size\":7}]");
    Browser.Reply file = browser.get("/_local/mailbox/" + id + "/attachments/0");
    assertThat(file.body()).isEqualTo("content");
    assertThat(browser.get("/_local/mailbox/" + id + "/attachments/1").status()).isEqualTo(404);
    assertThat(browser.get("/_local/mailbox/unknown").status()).isEqualTo(404);
  }

  @Test
  void people_see_the_mailbox_and_a_mail_as_pages() {
    note("1", "first@example.com");
    Browser.Reply list = browser.get("/_local/mailbox", "Accept", "text/html");
    assertThat(list.body()).contains("first@example.com", "/_local/mailbox/" + onlyMail());
    Browser.Reply mail = browser.get("/_local/mailbox/" + onlyMail(), "Accept", "text/html");
    assertThat(mail.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    assertThat(mail.body())
        .contains("sandbox=\"allow-popups", "note.txt", "\"A Person\" &lt;first@example.com&gt;")
        .doesNotContain("<a class=x");
  }

  @Test
  void the_clock_shows_and_moves() {
    assertThat(browser.get("/_local/clock").json().path("now").asText())
        .isEqualTo("2026-03-20T12:00:00Z");
    JsonNode moved = browser.post("/_local/clock", "{\"advance\":\"P1DT2H\"}").json();
    assertThat(moved.path("now").asText()).isEqualTo("2026-03-21T14:00:00Z");
    assertThat(moved.path("ran").get(0))
        .hasToString("{\"schedule\":\"Hourly\",\"at\":\"2026-03-20T12:07:00Z\"}");
    moved = browser.post("/_local/clock", "{\"to\":\"2026-03-21T15:00:00Z\"}").json();
    assertThat(moved.path("now").asText()).isEqualTo("2026-03-21T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, 2026-03-20T13:00:00Z",
    "P1D, 2026-03-21T12:00:00Z",
    "P1DT1H1M, 2026-03-21T13:01:00Z",
    "P1M, 2026-04-20T12:00:00Z",
  })
  void the_clock_advances_by_days_and_hours(String by, String to) {
    JsonNode moved = browser.post("/_local/clock", "{\"advance\":\"" + by + "\"}").json();
    assertThat(moved.path("now").asText()).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"advance\":\"tomorrow\"}",
        "{\"advance\":\"-PT1H\"}",
        "{\"advance\":\"P1D\",\"to\":\"2026-12-05T10:00:00Z\"}",
        "{\"to\":\"2026-03-20T11:59:59Z\"}",
        "{\"to\":\"yesterday\"}",
        "{\"by\":\"P1D\"}",
        "[]",
        "nothing"
      })
  void the_clock_refuses_what_it_does_not_understand(String order) {
    Browser.Reply reply = browser.post("/_local/clock", order);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("message").asText()).isNotEmpty();
    assertThat(stack.clock().instant()).isEqualTo(Samples.NOON);
  }

  @Test
  void a_schedule_runs_now_by_its_name() {
    assertThat(browser.post("/_local/schedules/Daily", "").json().path("ran"))
        .hasToString("[{\"schedule\":\"Daily\",\"at\":\"2026-03-20T12:00:00Z\"}]");
    assertThat(items.sortKeys("Staff", "tick")).containsExactly("2026-03-20T12:00:00Z Daily");
    assertThat(browser.post("/_local/schedules/Nobody", "").status()).isEqualTo(404);
  }

  @Test
  void a_token_comes_with_the_persons_item_in_the_table_of_the_staff() {
    String groups = "[\"btb-plaza:administrator\",\"btb-plaza:employee\"]";
    String order = "{\"user\":\"anna\",\"groups\":" + groups + "}";
    String token = browser.post("/_local/tokens", order).json().path("access_token").asText();
    assertThat(browser.get("/api/x/echo", "Authorization", "Bearer " + token).status())
        .isEqualTo(200);
    Map<String, AttributeValue> item = staff("anna");
    assertThat(item.get("sk").s()).isEqualTo("staff");
    assertThat(item.get("roles").ss()).containsExactlyInAnyOrder("administrator", "employee");
    assertThat(item.get("rolesChangedAt").s()).isEqualTo("2026-03-20T11:59:59Z");
    assertThat(item.get("formatVersion").n()).isEqualTo("1");
  }

  @Test
  void the_roles_of_a_person_change_only_when_others_are_given() {
    stack.signIn("anna", List.of("btb-plaza:employee"));
    stack.moveTo(Samples.NOON.plus(Duration.ofMinutes(3)));
    stack.signIn("anna", List.of("btb-plaza:employee"));
    assertThat(staff("anna").get("rolesChangedAt").s()).isEqualTo("2026-03-20T11:59:59Z");
    stack.signIn("anna", List.of("btb-plaza:administrator"));
    assertThat(staff("anna").get("roles").ss()).containsExactly("administrator");
    assertThat(staff("anna").get("rolesChangedAt").s()).isEqualTo("2026-03-20T12:02:59Z");
  }

  @Test
  void a_token_lasts_an_hour_of_the_local_clock() {
    String token = stack.signIn("anna", List.of());
    stack.moveTo(Samples.NOON.plus(Duration.ofMinutes(59)));
    assertThat(browser.get("/api/x/echo", "Authorization", token).status()).isEqualTo(200);
    stack.moveTo(Samples.NOON.plus(Duration.ofMinutes(60)));
    assertThat(browser.get("/api/x/echo", "Authorization", token).status()).isEqualTo(401);
  }

  @Test
  void people_sign_in_on_a_page() {
    Browser.Reply form = browser.get("/_local/sign-in", "Accept", "text/html");
    assertThat(form.body()).contains("value=\"btb-transformers:administrator\"");
    Browser.Reply token =
        browser.post(
            "/_local/tokens",
            "user=anna&groups=btb-plaza%3Aemployee",
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(token.body())
        .contains("curl -H", stack.baseUrl() + "/api/btb-plaza/echo")
        .doesNotContain("btb-transformers");
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
    Browser.Reply reply = browser.post("/_local/ses-events", order);
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
    JsonNode facts = browser.get("/_local/facts").json();
    assertThat(facts).hasSize(1);
    assertThat(facts.get(0).path("detail")).hasToString("{\"id\":\"note#1\"}");
    assertThat(facts.get(0).path("bus").asText()).isEqualTo("samtycke-local-facts");
    assertThat(seen("samtycke").path("detail-type").asText()).isEqualTo("note.sent");
  }

  @Test
  void a_first_deployment_is_announced_at_the_start_and_after_a_reset() throws Exception {
    assertThat(seen("aws.cloudformation").at("/detail/status-details/status").asText())
        .isEqualTo("CREATE_COMPLETE");
    browser.post("/_local/reset", "");
    assertThat(items.sortKeys("Staff", "seen#aws.cloudformation")).hasSize(1);
  }

  @Test
  void a_reset_empties_everything_and_sets_the_clock_to_any_year_within_a_second() {
    note("1", "first@example.com");
    browser.post(
        "/_local/faults", "{\"service\":\"ses\",\"operation\":\"SendEmail\",\"fault\":\"error\"}");
    long before = System.nanoTime();
    Browser.Reply reply = browser.post("/_local/reset", "{\"now\":\"1999-12-31T23:59:59Z\"}");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    assertThat(reply.json().path("now").asText()).isEqualTo("1999-12-31T23:59:59Z");
    assertThat(stack.clock().instant()).isEqualTo(Instant.parse("1999-12-31T23:59:59Z"));
    assertThat(items.count("Notes")).isZero();
    assertThat(browser.get("/_local/mailbox").json()).isEmpty();
    assertThat(browser.get("/_local/facts").json()).isEmpty();
    assertThat(browser.get("/_local/faults").json()).isEmpty();
    note("2", "second@example.com");
    assertThat(browser.get("/_local/mailbox").json()).hasSize(1);
  }

  @Test
  void an_order_from_a_page_leads_back_to_it() throws Exception {
    Browser.Reply reply =
        browser.post(
            "/_local/clock",
            "advance=PT1H",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Referer",
            stack.baseUrl() + "/_local/clock");
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).hasValue(stack.baseUrl() + "/_local/clock");
    assertThat(browser.get("/_local/clock", "Accept", "text/html").body())
        .contains("2026-03-20 13:00:00 UTC", "cron(0 6 * * ? *)", "2026-03-20 12:07:00 UTC");
  }

  @Test
  void the_start_page_leads_everywhere() {
    assertThat(browser.get("/").body())
        .contains(
            stack.baseUrl() + "/btb-plaza/contact-form",
            stack.baseUrl() + "/btb-transformers/contact-form",
            stack.baseUrl() + "/_local/mailbox",
            stack.databaseUrl());
  }

  private static void note(String id, String to) {
    String body = "{\"id\":\"" + id + "\",\"to\":\"" + to + "\"}";
    assertThat(browser.post("/btb-plaza/notes", body).status()).isEqualTo(202);
    assertThat(stack.settle(Duration.ofSeconds(10))).isTrue();
  }

  private static String onlyMail() {
    assertThat(stack.mailbox().all()).hasSize(1);
    return stack.mailbox().all().getFirst().id();
  }

  private static Map<String, AttributeValue> staff(String user) {
    return items.in("Staff", "btb-plaza#staff#" + Tokens.sub(user)).getFirst();
  }

  private static JsonNode seen(String source) throws Exception {
    List<Map<String, AttributeValue>> events = items.in("Staff", "seen#" + source);
    assertThat(events).hasSize(1);
    return new com.fasterxml.jackson.databind.json.JsonMapper()
        .readTree(events.getFirst().get("event").s());
  }
}
