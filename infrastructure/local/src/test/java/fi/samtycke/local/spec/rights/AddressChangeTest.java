package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Chromium;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// F2, F12: an e-mail address changes when the old and the new one agree, and not before.
class AddressChangeTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String NEW = "anna-moved-to-another-house@example.net";
  private static final String OTHER = "anna-moved-somewhere-else@example.net";

  private String contact = "";
  private String id = "";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void F12_the_address_changes_with_the_second_yes_whoever_says_it(boolean registeredFirst) {
    asks(NEW);
    String first = registeredFirst ? link(ANNA) : link(NEW);
    String second = registeredFirst ? link(NEW) : link(ANNA);
    assertThat(RIGHTS.decides(first, "confirm").body()).contains("Thank you, your answer is saved");
    assertThat(email()).isEqualTo(ANNA);
    assertThat(RIGHTS.decides(first, "not-me").body())
        .as("the first answer stands")
        .contains("Thank you, your answer is saved");
    assertThat(decision().path("decision").asText()).isEqualTo("awaiting");
    assertThat(RIGHTS.decides(second, "confirm").body()).contains("The new address is used");
    assertThat(RIGHTS.opens(first).body()).contains("The new address is used");
    assertThat(email()).isEqualTo(NEW);
    assertThat(found(NEW)).isEqualTo(1);
    assertThat(found(ANNA)).isZero();
    assertThat(decision().path("decision").asText()).isEqualTo("accept");
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("Corrected to " + NEW);
    assertThat(RIGHTS.history(contact)).endsWith("contact.rectified");
    assertThat(RIGHTS.step(id, "approve-address", "").json().path("type").asText())
        .as("nothing cools down")
        .isEqualTo("/problems/not-changed");
    closeTasks();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F12_what_else_was_decided_is_carried_out_at_once_and_staff_see_until_when_they_wait() {
    begins();
    JsonNode decided =
        RIGHTS
            .staff(
                "POST",
                "cases/" + id + "/decisions",
                Map.of(
                    "decisions",
                    List.of(
                        Map.of("field", "name", "decision", "accept", "value", "Anna Andersson"),
                        Map.of("field", "email", "decision", "accept", "value", NEW))))
            .json()
            .path("items");
    assertThat(decided.findValuesAsText("decision")).containsExactly("accept", "awaiting");
    JsonNode waits = decision();
    assertThat(waits.path("until").asText()).isEqualTo("2026-03-27T22:00:00Z");
    assertThat(waits.path("value").asText()).isEqualTo(NEW);
    JsonNode fields = RIGHTS.staff("GET", "contacts/" + contact).json().path("fields");
    assertThat(fields.path("name").asText()).isEqualTo("Anna Andersson");
    assertThat(fields.path("email").asText()).isEqualTo(ANNA);
    String letter =
        RIGHTS.mailsTo(ANNA).stream()
            .filter(mail -> mail.subject().contains("correct your data"))
            .findFirst()
            .orElseThrow()
            .text();
    assertThat(letter).contains("Corrected to Anna Andersson").doesNotContain(NEW);
  }

  @ParameterizedTest
  @CsvSource({"true,to keep the address as it is", "false,not to use it"})
  void F12_one_no_is_enough_and_the_person_is_told_why(boolean registered, String reason) {
    asks(NEW);
    String yes = registered ? link(NEW) : link(ANNA);
    String no = registered ? link(ANNA) : link(NEW);
    RIGHTS.decides(yes, "confirm");
    assertThat(RIGHTS.decides(no, "not-me").body()).contains("Nothing is changed");
    assertThat(RIGHTS.decides(yes, "confirm").body()).contains("Nothing is changed");
    assertThat(email()).isEqualTo(ANNA);
    assertThat(decision().path("decision").asText()).isEqualTo("refuse");
    assertThat(decision().path("value").asText()).isEqualTo(registered ? NEW : "");
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.mailsTo(ANNA).stream().map(SentMail::text))
        .anyMatch(text -> text.contains("Not changed") && text.contains(reason));
    assertThat(RIGHTS.history(id)).contains("address.confirmed", "address.denied");
    assertThat(RIGHTS.tables().items().toString().contains(NEW)).isEqualTo(registered);
  }

  @Test
  void C01_looking_and_sending_nothing_change_nothing_and_the_new_address_is_told_nothing() {
    asks(NEW);
    Tables before = RIGHTS.tables();
    for (String link : List.of(link(ANNA), link(NEW))) {
      for (String method : List.of("GET", "HEAD")) {
        assertThat(RIGHTS.browser().send(method, link + "?decision=confirm", "").status())
            .isEqualTo(200);
      }
      assertThat(RIGHTS.decides(link, "").body()).contains("<title>Error: ", "href=\"#confirm\"");
      assertThat(RIGHTS.decides(link, "withdraw").status()).isEqualTo(400);
    }
    assertThat(RIGHTS.opens(link(ANNA)).body()).contains(NEW).doesNotContain("Anna Exempel");
    assertThat(RIGHTS.opens(link(NEW)).body())
        .contains("Should we use this email address?", "27 March 2026")
        .doesNotContain(ANNA, NEW, "Anna", "Exempel", "rectif", "Progress");
    SentMail mail = RIGHTS.mailsTo(NEW).getLast();
    assertThat(mail.text() + mail.html() + mail.subject())
        .doesNotContain(ANNA, "Anna", "Exempel", "Please, all");
    assertThat(RIGHTS.tables()).isEqualTo(before);
  }

  @Test
  void F12_after_the_last_day_the_links_open_nothing_and_staff_may_ask_anew_or_make_sure() {
    asks(NEW);
    String registered = link(ANNA);
    RIGHTS.decides(registered, "confirm");
    RIGHTS.clock(decision().path("until").asText());
    for (String link : List.of(registered, link(NEW))) {
      assertThat(RIGHTS.decides(link, "confirm").status()).isEqualTo(404);
    }
    assertThat(email()).isEqualTo(ANNA);
    String lapsed = link(NEW);
    assertThat(decides("accept", "", Map.of()).status()).isEqualTo(201);
    assertThat(link(NEW)).isNotEqualTo(lapsed);
    assertThat(RIGHTS.opens(lapsed).status()).isEqualTo(404);
    assertThat(RIGHTS.decides(link(NEW), "confirm").status()).isEqualTo(200);
    assertThat(email()).as("the yes of then counts no more").isEqualTo(ANNA);
    assertThat(decides("accept", "", Map.of("verified", "Called the number we have")).status())
        .isEqualTo(201);
    assertThat(email()).isEqualTo(NEW);
    assertThat(RIGHTS.opens(link(ANNA)).status()).isEqualTo(404);
  }

  @Test
  void F12_asked_about_another_value_the_links_of_the_earlier_one_are_dead() {
    asks(NEW);
    String registered = link(ANNA);
    String earlier = link(NEW);
    RIGHTS.decides(registered, "confirm");
    assertThat(decides("amend", OTHER, Map.of()).status()).isEqualTo(201);
    for (String link : List.of(registered, earlier)) {
      assertThat(RIGHTS.decides(link, "confirm").status()).isEqualTo(404);
    }
    assertThat(RIGHTS.tables().items().toString()).doesNotContain(NEW);
    RIGHTS.decides(link(ANNA), "confirm");
    RIGHTS.decides(link(OTHER), "confirm");
    assertThat(email()).isEqualTo(OTHER);
    assertThat(decision().path("decision").asText()).isEqualTo("amend");
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("Changed to " + OTHER);
  }

  @Test
  void A28_both_agree_at_the_same_instant_and_it_is_changed_once() {
    asks(NEW);
    String registered = link(ANNA);
    String proposed = link(NEW);
    CompletableFuture<Reply> one =
        CompletableFuture.supplyAsync(() -> RIGHTS.decides(registered, "confirm"));
    assertThat(RIGHTS.decides(proposed, "confirm").status()).isEqualTo(200);
    assertThat(one.join().status()).isEqualTo(200);
    assertThat(email()).isEqualTo(NEW);
    assertThat(RIGHTS.history(contact)).containsOnlyOnce("contact.rectified");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F12_an_address_that_was_changed_meanwhile_is_not_changed_by_a_late_yes() {
    asks(NEW);
    String registered = link(ANNA);
    RIGHTS.decides(link(NEW), "confirm");
    String second = RIGHTS.about(RequestKind.RECTIFICATION, OTHER, contact);
    RIGHTS.staff(
        "POST",
        "cases/" + second + "/decisions",
        Map.of(
            "decisions",
            List.of(Map.of("field", "email", "decision", "accept", "value", OTHER)),
            "verified",
            "Called"));
    assertThat(email()).isEqualTo(OTHER);
    Tables before = RIGHTS.tables();
    assertThat(RIGHTS.decides(registered, "confirm").body())
        .contains("This can no longer be answered");
    assertThat(RIGHTS.tables()).isEqualTo(before);
  }

  @Test
  void F12_another_spelling_is_no_other_address_and_nobody_is_asked() {
    begins();
    assertThat(decides("accept", "Anna@Example.com", Map.of()).status()).isEqualTo(201);
    assertThat(email()).isEqualTo("Anna@Example.com");
    assertThat(RIGHTS.subjectLinesTo(ANNA))
        .noneMatch(line -> line.contains("change your email address?"));
    assertThat(found(ANNA)).isEqualTo(1);
  }

  @Test
  void F12_D04_the_new_address_gets_no_more_than_three_questions_in_a_day() {
    asks(NEW);
    for (int again = 0; again < 3; again++) {
      decides("accept", "", Map.of());
      RIGHTS.tables();
    }
    assertThat(RIGHTS.mailsTo(NEW)).hasSize(3);
    RIGHTS.clock("2026-03-21T10:00:01Z");
    RIGHTS.stack().run("SweepOutbox");
    assertThat(RIGHTS.mailsTo(NEW)).as("put off, not dropped").hasSize(4);
    assertThat(RIGHTS.opens(link(NEW)).status()).isEqualTo(200);
  }

  @Test
  void F12_I6_of_a_case_that_is_over_the_links_are_dead_and_the_new_address_is_forgotten() {
    String link = asks(NEW);
    RIGHTS.decides(link(NEW), "confirm");
    RIGHTS.decides(link, "withdraw");
    assertThat(RIGHTS.decides(link(ANNA), "confirm").status()).isEqualTo(404);
    assertThat(RIGHTS.opens(link(NEW)).status()).isEqualTo(404);
    assertThat(email()).isEqualTo(ANNA);
    assertThat(RIGHTS.tables().items().toString()).contains(NEW);
    RIGHTS.sweepSince("2027-03-21T04:05:00Z");
    assertThat(RIGHTS.history(id)).endsWith("case.forgotten");
    assertThat(RIGHTS.tables().items().toString()).doesNotContain(NEW);
  }

  @Test
  void F12_F3_an_erasure_meanwhile_kills_the_links_and_takes_the_new_address_with_it() {
    asks(NEW);
    String registered = link(ANNA);
    RIGHTS.decides(registered, "confirm");
    String erasure = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS.staff("POST", "cases/" + erasure + "/erasure", "{}");
    assertThat(RIGHTS.history(contact)).endsWith("contact.erased");
    Tables before = RIGHTS.tables();
    assertThat(RIGHTS.decides(link(NEW), "confirm").status()).isEqualTo(404);
    assertThat(RIGHTS.opens(registered).status()).isEqualTo(404);
    assertThat(RIGHTS.tables()).isEqualTo(before);
    assertThat(before.items().toString()).doesNotContain(NEW);
  }

  @Test
  void H08_a_question_that_comes_back_is_in_the_log_of_the_case() {
    asks(NEW);
    String event = "{\"type\":\"bounce\",\"mailId\":\"%s\"}";
    RIGHTS
        .browser()
        .post("/_local/ses-events", event.formatted(RIGHTS.mailsTo(NEW).getLast().id()));
    assertThat(RIGHTS.history(id)).endsWith("rectification.decided", "mail.bounced");
    assertThat(RIGHTS.tables().items().keySet().toString()).doesNotContain(NEW);
  }

  @Test
  void C24_both_answer_in_a_browser_without_script() {
    asks(NEW);
    try (Chromium chromium = Chromium.start()) {
      chromium.size(900, 900, false);
      chromium.open(RIGHTS.stack().baseUrl() + link(ANNA) + "?lang=en");
      chromium.picture(Path.of("target", "pictures", "address-registered-en.png"));
      assertThat(chromium.text("main")).contains(NEW);
      chromium.follow("button");
      assertThat(chromium.text("[role=alert]")).contains("Choose yes or no");
      chromium.click("#confirm");
      chromium.follow("button");
      assertThat(chromium.text("h1")).isEqualTo("Thank you, your answer is saved");
      chromium.open(RIGHTS.stack().baseUrl() + link(NEW) + "?lang=fi");
      chromium.picture(Path.of("target", "pictures", "address-new-fi.png"));
      assertThat(chromium.text("h1")).isEqualTo("Otetaanko tämä sähköpostiosoite käyttöön?");
      chromium.click("#confirm");
      chromium.follow("button");
      assertThat(chromium.text("h1")).isEqualTo("Uusi osoite on käytössä");
      assertThat(email()).isEqualTo(NEW);
    }
  }

  /// A contact asks to be corrected.
  ///
  /// @return the link to the case
  private String begins() {
    contact = RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    id = MailedPath.entry(link);
    return link;
  }

  /// Staff agree, and both addresses are asked.
  private String asks(String address) {
    String link = begins();
    Rights.require(decides("accept", address, Map.of()), 201);
    return link;
  }

  private Reply decides(String decision, String value, Map<String, String> verified) {
    Map<String, Object> body = new HashMap<>(verified);
    body.put(
        "decisions",
        List.of(
            Map.of("field", "email", "decision", decision, "value", value, "reason", "Said so")));
    return RIGHTS.staff("POST", "cases/" + id + "/decisions", body);
  }

  /// The link in the last question to an address.
  private static String link(String address) {
    return RIGHTS.mailsTo(address).stream()
        .filter(mail -> mail.subject().contains("email address?"))
        .map(MailedPath::in)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private JsonNode decision() {
    for (JsonNode each : RIGHTS.staff("GET", "cases/" + id + "/decisions").json().path("items")) {
      if (each.path("field").asText().equals("email")) {
        return each;
      }
    }
    throw new AssertionError("nothing was decided on the address");
  }

  private String email() {
    return RIGHTS.staff("GET", "contacts/" + contact).json().path("fields").path("email").asText();
  }

  private static int found(String email) {
    return RIGHTS
        .staff("POST", "contacts/search", Map.of("email", email))
        .json()
        .path("items")
        .size();
  }

  private static void closeTasks() {
    for (JsonNode task : RIGHTS.staff("GET", "tasks").json().path("items")) {
      RIGHTS.staff(
          "POST", "tasks/" + task.path("id").asText() + "/done", Map.of("evidence", "Seen"));
    }
  }
}
