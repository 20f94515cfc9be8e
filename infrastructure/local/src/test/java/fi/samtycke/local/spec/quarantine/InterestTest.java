package fi.samtycke.local.spec.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.declaration.build.CompactDeclarations;
import fi.samtycke.local.Browser;
import fi.samtycke.local.Items;
import fi.samtycke.local.LocalStack;
import fi.samtycke.local.Options;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// L4, Art. 6(1)(f), 14, 21: a company that rests its customers and suppliers on a legitimate
/// interest tells them and does not ask; their silence erases nothing.
class InterestTest {
  private static final String FIRM = "/polar-trading/";
  private static final String API = "/api/polar-trading/";
  private static final String ANNA = "anna@example.com";
  private static final String RESPONSIBLE = "owner@polar-trading.example";

  private static LocalStack stack;
  private static Browser browser;
  private static Items items;

  @BeforeAll
  static void declare_it_and_start() throws IOException, URISyntaxException {
    Path classes =
        Path.of(InterestTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path declared = Application.HOME.resolve("infrastructure/local/src/test/resources/controllers");
    Path models = Application.HOME.resolve("infrastructure/controllers");
    assertThat(CompactDeclarations.compact(declared, models, classes)).isEmpty();
    stack =
        LocalStack.start(
            Options.of(Application.HOME.resolve("template.yaml"))
                .with(Map.of("Controllers", "polar-trading"))
                .at(Application.NOW));
    browser = new Browser(stack.baseUrl());
    items = new Items(stack);
  }

  @BeforeEach
  void begin_anew() {
    stack.reset(Optional.of(Application.NOW));
  }

  @AfterAll
  static void stop() {
    items.close();
    stack.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer", "supplier"})
  void whoever_is_not_asked_stands_in_the_register_at_once_and_is_told(String relation) {
    String id = enters(relation, ANNA, "en");
    List<SentMail> mails = mailsTo(ANNA);
    assertThat(mails)
        .extracting(SentMail::subject)
        .containsExactly("Polar Trading Oy: We have your contact details");
    JsonNode contact = sees("contacts/" + id);
    assertThat(contact.path("state").asText()).isEqualTo("active");
    assertThat(contact.path("purposes"))
        .hasToString("[{\"id\":\"business-relations\",\"state\":\"legitimate-interest\"}]");
    assertThat(sees("quarantine").path("items")).isEmpty();
    assertThat(actions(id))
        .containsExactly("quarantine.entered", "contact.registered", "contact.informed");
  }

  @Test
  void Art_14_the_mail_says_from_where_what_for_on_which_ground_to_whom_how_long_and_what_to_do() {
    enters("customer", ANNA, "en");
    String text = mailsTo(ANNA).getFirst().text();
    assertThat(text)
        .contains("How we got your details: The company's switchboard")
        .contains("Which details we have: Name, Relation to us, Email address")
        .contains("Tending contracts with customers and suppliers.")
        .contains("Our interest in reaching whoever tends the contract on the other side.")
        .contains("Article 6(1)(f)")
        .contains("Amazon Web Services", "Luxembourg")
        .contains("For how long: ")
        .contains("the right to object", "direct marketing")
        .contains("see the details", "corrected or erased")
        .contains("tietosuoja@om.fi", RESPONSIBLE, "0000000-0")
        .as("D04: nothing that anybody typed")
        .doesNotContain("Anna", "Hall 6");
    String link = mailsTo(ANNA).getFirst().links().getFirst();
    assertThat(link).endsWith(FIRM + "my-data?lang=en");
    URI page = URI.create(link);
    assertThat(browser.get(page.getPath() + "?" + page.getQuery()).body())
        .contains("Polar Trading Oy");
  }

  @ParameterizedTest
  @CsvSource({
    "sv, Vi har dina kontaktuppgifter, Vårt intresse av att nå den, rätt att invända, dataombudsmannen",
    "fi, Yhteystietosi ovat rekisterissämme, Etumme tavoittaa se, oikeus vastustaa, tietosuojavaltuutetulle",
  })
  void the_mail_is_in_the_language_of_the_contact(
      String language, String subject, String interest, String objection, String authority) {
    enters("supplier", ANNA, language);
    SentMail mail = mailsTo(ANNA).getFirst();
    assertThat(mail.subject()).contains(subject);
    assertThat(mail.text()).contains(interest, objection, authority).doesNotContain("{");
  }

  @Test
  void silence_erases_nothing_and_no_reminder_comes() {
    String id = enters("supplier", ANNA, "en");
    stack.moveTo(Instant.parse("2026-06-20T10:00:00Z"));
    assertThat(mailsTo(ANNA)).hasSize(1);
    assertThat(sees("contacts/" + id).path("state").asText()).isEqualTo("active");
    assertThat(actions(id)).endsWith("contact.informed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prospect", "partner", ""})
  void everybody_else_is_asked(String relation) {
    String id = enters(relation, ANNA, "en");
    assertThat(mailsTo(ANNA).getFirst().subject()).contains("May we keep your contact details?");
    assertThat(sees("quarantine/" + id).path("state").asText()).isEqualTo("asked");
    assertThat(browser.get(API + "contacts/" + id, signedIn()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refusal", "complaint"})
  void an_earlier_refusal_or_complaint_stops_the_entry_and_staff_are_told(String earlier) {
    enters("prospect", ANNA, "en");
    if (earlier.equals("refusal")) {
      follow("decision=refuse");
    } else {
      told(mailsTo(ANNA).getFirst(), "complaint");
      stack.moveTo(Instant.parse("2026-04-05T10:00:00Z"));
    }
    int before = mailsTo(ANNA).size();
    String id = enters("customer", ANNA, "en");
    assertThat(mailsTo(ANNA)).hasSize(before);
    JsonNode entry = sees("contacts/" + id);
    assertThat(entry.path("state").asText()).isEqualTo("stopped");
    assertThat(entry.path("reason").asText()).isEqualTo("must-not-be-asked");
    assertThat(mailsTo(RESPONSIBLE))
        .extracting(SentMail::subject)
        .contains("En kontakt fick inte läggas i karantän");
  }

  @Test
  void whoever_stands_in_the_register_is_told_once() {
    enters("customer", ANNA, "en");
    mailsTo(ANNA);
    String again = enters("supplier", "Anna@Example.com", "en");
    assertThat(mailsTo(ANNA)).hasSize(1);
    assertThat(sees("contacts/" + again).path("reason").asText()).isEqualTo("already-known");
  }

  @Test
  void A14_of_two_who_are_entered_at_once_under_one_address_one_is_registered_and_told() {
    somebodyElseIsRegisteredInBetween();
    String one = enters("customer", ANNA, "en");
    assertThat(mailsTo(ANNA)).hasSize(1);
    assertThat(sees("contacts").path("items")).hasSize(1);
    assertThat(sees("contacts/" + one).path("reason").asText()).isEqualTo("already-known");
    assertThat(items.everything("Quarantine"))
        .as("nobody waits under the address any more")
        .noneMatch(item -> item.get("sk").s().equals("address"));
  }

  @Test
  void D01_entering_erasing_and_entering_again_brings_no_second_mail_within_24_hours() {
    enters("customer", ANNA, "en");
    assertThat(mailsTo(ANNA)).hasSize(1);
    items.erase("Register");
    String again = enters("customer", ANNA, "en");
    assertThat(mailsTo(ANNA)).hasSize(1);
    later(Duration.ofHours(24).plusMillis(1));
    assertThat(mailsTo(ANNA)).as("told when a day has passed").hasSize(2);
    assertThat(sees("contacts/" + again).path("state").asText()).isEqualTo("active");
  }

  @Test
  void A08_a_crash_between_holding_the_address_and_the_register_is_gone_on_with() {
    AtomicInteger transactions = new AtomicInteger();
    stack
        .http()
        .plan(call ->
            call.operation().equals("TransactWriteItems") && transactions.getAndIncrement() > 1
                ? Optional.of(Fault.ERROR)
                : Optional.empty());
    String id = enters("customer", ANNA, "en");
    assertThat(mailsTo(ANNA)).isEmpty();
    stack.http().plan(_ -> Optional.empty());
    later(Duration.ofMinutes(67));
    assertThat(mailsTo(ANNA))
        .extracting(SentMail::subject)
        .containsExactly("Polar Trading Oy: We have your contact details");
    assertThat(sees("contacts/" + id).path("state").asText()).isEqualTo("active");
  }

  /// Another one goes into the register under the address of the next entry, and is told, after
  /// that entry is decided on and before anything of it is written.
  private static void somebodyElseIsRegisteredInBetween() {
    enters("supplier", ANNA, "en");
    assertThat(mailsTo(ANNA)).hasSize(1);
    List<WriteRequest> registered =
        items.everything("Register").stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .toList();
    items.erase("Register");
    items.erase("Quarantine");
    AtomicInteger transactions = new AtomicInteger();
    stack
        .http()
        .plan(call -> {
          if (call.operation().equals("TransactWriteItems")
              && transactions.getAndIncrement() == 1) {
            items.load("Register", registered);
          }
          return Optional.empty();
        });
  }

  @ParameterizedTest
  @CsvSource({"bounce, mail.bounced", "complaint, mail.complained"})
  void B09_what_does_not_reach_them_or_is_unwanted_is_told_to_staff_and_no_mail_follows(
      String feedback, String logged) {
    String id = enters("customer", ANNA, "en");
    told(mailsTo(ANNA).getFirst(), feedback);
    List<SentMail> notices = mailsTo(RESPONSIBLE);
    assertThat(notices)
        .extracting(SentMail::subject)
        .containsExactly("Ett mejl om en kontakt i kundregistret nådde inte fram");
    assertThat(notices.getFirst().text()).contains(id).doesNotContain(ANNA);
    assertThat(sees("contacts/" + id).path("state").asText()).isEqualTo("active");
    assertThat(actions(id)).endsWith(logged);
    assertThat(mailsTo(ANNA)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounce", "complaint"})
  void I4_what_came_back_of_an_attempt_that_nobody_heard_of_is_not_tried_again(String feedback) {
    stack.faults().order(new Faults.Ordered("ses", "SendEmail", Fault.LOST_ANSWER, 3));
    enters("customer", ANNA, "en");
    assertThat(mailsTo(ANNA)).as("one for each answer that was lost").hasSize(3);
    told(mailsTo(ANNA).getFirst(), feedback);
    later(Duration.ofMinutes(67));
    assertThat(mailsTo(ANNA)).hasSize(3);
    assertThat(mailsTo(RESPONSIBLE)).as("told once").hasSize(1);
  }

  @Test
  void I4_what_comes_back_before_the_first_attempt_that_is_heard_of_is_told_to_staff() {
    stack.faults().order(new Faults.Ordered("ses", "SendEmail", Fault.ERROR, 3));
    enters("customer", ANNA, "en");
    assertThat(mailsTo(ANNA)).isEmpty();
    String form = "{\"kind\":\"access\",\"email\":\"" + ANNA + "\",\"language\":\"en\"}";
    assertThat(browser.post(FIRM + "my-data", form).status()).isEqualTo(202);
    told(mailsTo(ANNA).getFirst(), "bounce");
    later(Duration.ofMinutes(67));
    assertThat(mailsTo(ANNA)).as("the question about the request").hasSize(1);
    assertThat(mailsTo(RESPONSIBLE))
        .extracting(SentMail::subject)
        .containsExactly("Ett mejl om en kontakt i kundregistret nådde inte fram");
  }

  @Test
  void Art_21_whoever_objects_by_the_page_of_the_mail_is_used_for_nothing_from_then_on() {
    String id = enters("customer", ANNA, "en");
    mailsTo(ANNA);
    String form = "{\"kind\":\"objection\",\"email\":\"" + ANNA + "\",\"language\":\"en\"}";
    assertThat(browser.post(FIRM + "my-data", form).status()).isEqualTo(202);
    follow("decision=confirm");
    mailsTo(ANNA);
    assertThat(sees("contacts/" + id).path("state").asText()).isEqualTo("restricted");
    assertThat(actions(id)).contains("marketing.objected", "contact.restricted");
  }

  private static void later(Duration time) {
    stack.clock().set(stack.clock().instant().plus(time));
    stack.run("SweepOutbox");
  }

  /// @return the id of the entry
  private static String enters(String relation, String email, String language) {
    String fields =
        "{\"name\":\"Anna Exempel\",\"email\":\"" + email + "\",\"relation\":\"" + relation + "\"}";
    String body =
        """
        {"fields":%s,"language":"%s",\
        "provenance":{"kind":"switchboard","date":"2026-03-19","note":"Hall 6"}}\
        """
            .formatted(fields, language);
    Browser.Reply reply = browser.post(API + "contacts", body, signedIn());
    assertThat(reply.status()).isEqualTo(202);
    return reply.json().path("id").asText();
  }

  private static JsonNode sees(String path) {
    return browser.get(API + path, signedIn()).json();
  }

  private static List<String> actions(String id) {
    return sees("contacts/" + id + "/changes").path("items").findValuesAsText("action");
  }

  private static List<SentMail> mailsTo(String email) {
    assertThat(stack.settle(Duration.ofSeconds(10))).isTrue();
    return stack.mailbox().all().stream()
        .filter(mail -> mail.to().getFirst().equalsIgnoreCase(email))
        .toList();
  }

  private static void follow(String decision) {
    String link = MailedPath.in(mailsTo(ANNA).getLast());
    assertThat(
            browser
                .send("POST", link, decision, "Content-Type", "application/x-www-form-urlencoded")
                .status())
        .isEqualTo(200);
  }

  private static void told(SentMail mail, String type) {
    browser.post(
        "/_local/ses-events", "{\"type\":\"" + type + "\",\"mailId\":\"" + mail.id() + "\"}");
    assertThat(stack.settle(Duration.ofSeconds(10))).isTrue();
  }

  private static String[] signedIn() {
    String token = stack.signIn("eva", List.of("polar-trading:administrator"));
    return new String[] {"Authorization", "Bearer " + token};
  }
}
