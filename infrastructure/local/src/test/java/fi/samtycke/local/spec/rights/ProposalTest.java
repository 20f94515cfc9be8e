package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Chromium;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// F2: on the page behind the mailed link a person proposes what is right; staff decide on it.
class ProposalTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String OFFER = "Suggest corrections";

  @Test
  void F2_who_confirmed_sees_what_is_held_and_what_he_changes_waits_for_staff_and_is_restricted() {
    String contact = RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    assertThat(RIGHTS.opens(link).body())
        .contains(OFFER, "value=\"Anna Exempel\"", "value=\"" + ANNA + "\"", "Title or position")
        .doesNotContain("Subscribes to the newsletter", "We have your proposals");
    Reply sent = proposes(link, "name", "Anna <b>", "title", "Chief", "email", ANNA, "phone", "");
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.body())
        .contains("We have your proposals", "In the register: Anna Exempel")
        .contains("value=\"Anna &lt;b>\"", "In the register: nothing");
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.history(id)).endsWith("case.confirmed", "rectification.proposed");
    assertThat(state(contact)).isEqualTo("restricted");
    assertThat(RIGHTS.history(contact)).endsWith("contact.restricted");
    JsonNode proposed = RIGHTS.staff("GET", "cases/" + id + "/decisions").json().path("items");
    assertThat(proposed.findValuesAsText("field")).containsExactlyInAnyOrder("name", "title");
    assertThat(proposed.findValuesAsText("value")).containsExactlyInAnyOrder("Anna <b>", "Chief");
    assertThat(proposed.findValuesAsText("decision")).containsOnly("proposed");
    assertThat(proposed.findValuesAsText("by")).containsOnly("person");
    assertThat(RIGHTS.notices().getLast())
        .isEqualTo("En person föreslår rättelser: svara senast den 20 april 2026");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F2_staff_are_told_of_every_proposing_once_and_nothing_of_the_person() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    int before = RIGHTS.notices().size();
    proposes(link, "title", "Chief", "department", "Sales");
    proposes(link, "title", "Head");
    proposes(link, "title", "Head");
    assertThat(RIGHTS.notices()).as("one for each").hasSize(before + 3);
    SentMail notice = RIGHTS.mailsTo("kundregister@btb-plaza.example").getLast();
    assertThat(notice.text())
        .contains(MailedPath.entry(link))
        .doesNotContain(ANNA, "Anna", "Head", "Chief", "Sales");
  }

  @Test
  void F2_what_was_proposed_is_accepted_as_it_is_amended_with_a_value_or_refused() {
    String contact = RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    proposes(link, "name", "Anna Andersson", "title", "Chief", "department", "Sales");
    String id = MailedPath.entry(link);
    assertThat(decides(id, "title", "amend", "", "By the contract").status()).isEqualTo(400);
    assertThat(decides(id, "name", "accept", "Anna Another", "").status()).isEqualTo(400);
    assertThat(decides(id, "name", "proposed", "", "").status()).isEqualTo(400);
    assertThat(decides(id, "name", "accept", "", "").status()).isEqualTo(201);
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text())
        .contains("Corrected to Anna Andersson")
        .doesNotContain("Chief", "Sales");
    assertThat(decides(id, "title", "amend", "Head", "By the contract").status()).isEqualTo(201);
    closeTasks();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("in-progress");
    assertThat(RIGHTS.opens(link).body())
        .contains("value=\"Sales\"")
        .doesNotContain("name=\"name\"", "name=\"title\"");
    assertThat(decides(id, "department", "refuse", "", "There is none").status()).isEqualTo(201);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.opens(link).body()).doesNotContain(OFFER);
    JsonNode fields = RIGHTS.staff("GET", "contacts/" + contact).json().path("fields");
    assertThat(fields.path("name").asText()).isEqualTo("Anna Andersson");
    assertThat(fields.path("title").asText()).isEqualTo("Head");
    assertThat(fields.has("department")).isFalse();
    assertThat(RIGHTS.step(id, "restrict", "").status()).isEqualTo(409);
  }

  @Test
  void F2_what_is_proposed_again_replaces_what_nobody_decided_on() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    proposes(link, "name", "Anna Andersson", "title", "Chief");
    proposes(link, "name", "Anna Exempel", "title", "Head", "relation", "supplier");
    String id = MailedPath.entry(link);
    JsonNode proposed = RIGHTS.staff("GET", "cases/" + id + "/decisions").json().path("items");
    assertThat(proposed.findValuesAsText("field")).containsExactly("relation", "title");
    assertThat(proposed.findValuesAsText("value")).containsExactly("supplier", "Head");
    assertThat(RIGHTS.opens(link).body())
        .contains("id=\"relation-supplier\" name=\"relation\" value=\"supplier\" checked")
        .doesNotContain("Anna Andersson");
  }

  @Test
  void F2_what_is_wrong_stands_beside_its_field_and_only_what_changed_is_judged() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    Tables before = RIGHTS.tables();
    Reply wrong = proposes(link, "name", "", "phone", "not a number", "title", "\" onclick=\"x");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("<title>Error: Your request", "href=\"#name\"", "id=\"phone-error\"")
        .contains("Telephone number: ", "value=\"not a number\"", "value=\"&#34; onclick=&#34;x\"");
    Reply nothing = proposes(link, "name", "Anna Exempel");
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.body()).contains("Change what is wrong before you send");
    assertThat(proposes(link, "newsletter", "true", "companyName", "Another").status())
        .as("what a person may not propose")
        .isEqualTo(400);
    assertThat(RIGHTS.tables()).isEqualTo(before);
  }

  @Test
  void F2_C01_looking_changes_nothing_and_only_a_confirmed_rectification_offers_it() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("rectification", ANNA);
    String asked = RIGHTS.linkTo(ANNA);
    Tables before = RIGHTS.tables();
    assertThat(proposes(asked, "name", "Anna Andersson").body())
        .contains("Does the request come from you?")
        .doesNotContain("Anna Exempel");
    assertThat(RIGHTS.tables()).isEqualTo(before);
    RIGHTS.decides(asked, "confirm");
    String access = RIGHTS.confirmed("access", ANNA);
    Tables confirmed = RIGHTS.tables();
    for (String method : List.of("GET", "HEAD")) {
      assertThat(RIGHTS.browser().send(method, asked + "?decision=propose&name=X", "").status())
          .isEqualTo(200);
    }
    assertThat(proposes(access, "name", "Anna Andersson").body()).doesNotContain(OFFER);
    assertThat(RIGHTS.tables()).isEqualTo(confirmed);
    RIGHTS.decides(asked, "withdraw");
    Tables over = RIGHTS.tables();
    assertThat(proposes(asked, "name", "Anna Andersson").body()).doesNotContain(OFFER);
    assertThat(RIGHTS.tables()).isEqualTo(over);
  }

  @Test
  void F2_H13_where_an_address_is_shared_or_has_no_contact_nothing_is_shown_and_nothing_taken() {
    String first = RIGHTS.contact(ANNA);
    String second = (first.startsWith("1") ? "2" : "1") + first.substring(1);
    RIGHTS.shareAddress(first, second);
    String link = RIGHTS.confirmed("rectification", ANNA);
    assertNothingIsOffered(link);
    RIGHTS.step(MailedPath.entry(link), "subjects", Map.of("entries", List.of(second)));
    assertNothingIsOffered(link);
  }

  @Test
  void F12_where_staff_changed_the_address_a_short_while_ago_nothing_is_shown() {
    String moved = "anna.moved@example.com";
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("rectification", ANNA));
    Map<String, Object> decision =
        Map.of("field", "email", "decision", "amend", "value", moved, "reason", "Said so");
    Rights.require(
        RIGHTS.staff(
            "POST",
            "cases/" + id + "/decisions",
            Map.of("decisions", List.of(decision), "verified", "Called back")),
        201);
    String link = RIGHTS.confirmed("rectification", moved);
    assertNothingIsOffered(link);
    String second = RIGHTS.stack().signIn("somebody else", List.of("btb-plaza:employee"));
    String approve = Rights.API + "cases/" + id + "/approve-address";
    Rights.require(
        RIGHTS.browser().send("POST", approve, "", "Authorization", "Bearer " + second), 204);
    assertThat(RIGHTS.opens(link).body()).contains("Anna Exempel");
  }

  @Test
  void F2_A28_staff_decide_while_the_person_proposes_and_neither_overwrites_the_other() {
    String contact = RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    String id = MailedPath.entry(link);
    proposes(link, "title", "Chief");
    CompletableFuture<Reply> deciding =
        CompletableFuture.supplyAsync(() -> decides(id, "title", "accept", "", ""));
    assertThat(proposes(link, "title", "Head", "department", "Sales").status()).isEqualTo(200);
    int decided = deciding.join().status();
    JsonNode items = RIGHTS.staff("GET", "cases/" + id + "/decisions").json().path("items");
    assertThat(items.findValuesAsText("field")).containsExactly("department", "title");
    assertThat(items.get(0).path("decision").asText()).isEqualTo("proposed");
    JsonNode title = items.get(1);
    String held =
        RIGHTS.staff("GET", "contacts/" + contact).json().path("fields").path("title").asText();
    assertThat(decided).isIn(201, 409);
    assertThat(title.path("decision").asText()).isEqualTo(decided == 201 ? "accept" : "proposed");
    assertThat(held).isEqualTo(decided == 201 ? title.path("value").asText() : "");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F2_C24_a_person_proposes_in_a_browser_without_script() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    try (Chromium chromium = Chromium.start()) {
      chromium.size(1280, 1500, false);
      chromium.open(RIGHTS.stack().baseUrl() + link + "?lang=en");
      assertThat(chromium.value("#name")).isEqualTo("Anna Exempel");
      chromium.type("#phone", "x");
      chromium.follow("form:first-of-type button");
      assertThat(chromium.text("[role=alert]")).contains("Telephone number");
      chromium.type("#phone", "+358401234567");
      chromium.click("#relation-partner");
      chromium.follow("form:first-of-type button");
      assertThat(chromium.text("main")).contains("We have your proposals");
      assertThat(chromium.isTicked("#relation-partner")).isTrue();
    }
  }

  private static void assertNothingIsOffered(String link) {
    Tables before = RIGHTS.tables();
    assertThat(proposes(link, "name", "Anna Andersson").body())
        .contains("we do not know for sure which contact")
        .doesNotContain("Anna Exempel", "Send the proposals");
    assertThat(RIGHTS.tables()).isEqualTo(before);
  }

  private static Reply proposes(String link, String... typed) {
    StringBuilder body = new StringBuilder("decision=propose");
    for (int i = 0; i < typed.length; i += 2) {
      body.append('&')
          .append(typed[i])
          .append('=')
          .append(URLEncoder.encode(typed[i + 1], StandardCharsets.UTF_8));
    }
    return RIGHTS
        .browser()
        .send(
            "POST",
            link + "?lang=en",
            body.toString(),
            "Content-Type",
            "application/x-www-form-urlencoded");
  }

  private static Reply decides(
      String id, String field, String decision, String value, String reason) {
    return RIGHTS.staff(
        "POST",
        "cases/" + id + "/decisions",
        Map.of(
            "decisions",
            List.of(
                Map.of("field", field, "decision", decision, "value", value, "reason", reason))));
  }

  private static void closeTasks() {
    for (JsonNode task : RIGHTS.staff("GET", "tasks").json().path("items")) {
      RIGHTS.staff(
          "POST", "tasks/" + task.path("id").asText() + "/done", Map.of("evidence", "Seen"));
    }
  }

  private static String state(String contact) {
    return RIGHTS.staff("GET", "contacts/" + contact).json().path("state").asText();
  }
}
