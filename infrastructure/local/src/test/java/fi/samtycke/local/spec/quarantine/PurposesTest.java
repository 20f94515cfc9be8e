package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// L4, Art. 4(11), 7, recital 43: a consent is asked for, given, kept and taken back for each
/// purpose by itself.
class PurposesTest {
  private static final String RESPONSIBLE = "kundregister@btb-plaza.example";
  private static final String TOUCH =
      "I consent to BTB Plaza Ab keeping my contact details in its customer register and using them"
          + " to keep in touch with me by email and telephone.";
  private static final String MARKETING =
      "I consent to BTB Plaza Ab keeping my contact details in its customer register and using them"
          + " to tell me about its goods and services, that is, for direct marketing.";
  private static final Map<String, String> NAMES =
      Map.of("communication", "contact by email and telephone", "prospects", "direct marketing");
  private static final String NOT_AGREED =
      "We do not use your details for the following, because you did not agree";
  private static final String WITHDRAWN =
      "We do not use your details for the following, because you withdrew your consent";
  private static final String ALWAYS = "I can withdraw a consent at any time.";

  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void each_purpose_has_a_box_of_its_own_that_nobody_has_ticked_and_marketing_is_called_so() {
    String page = QUARANTINE.browser().get(asked() + "?lang=en").body();
    assertThat(page)
        .containsOnlyOnce("name=\"purpose.communication\"")
        .containsOnlyOnce("name=\"purpose.prospects\"")
        .contains(TOUCH, MARKETING, ALWAYS)
        .contains("value=\"consent\">Save my choice<", "value=\"refuse\">No, erase my details now<")
        .doesNotContain("checked", "type=\"radio\"");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "decision=consent",
        "decision=consent&purpose.communication=",
        "decision=consent&purpose.newsletter=true",
        "purpose.communication=true",
        "decision=yes&purpose.communication=true"
      })
  void a_yes_to_nothing_is_an_error_that_says_what_to_do_and_changes_nothing(String form) {
    String link = asked();
    Tables before = QUARANTINE.tables();
    Reply answer = sends(link, form);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "<title>Error:", "Tick at least one box, or press", "href=\"#purpose-communication\"")
        .contains(ANNA, "3 April 2026");
    assertThat(QUARANTINE.tables()).isEqualTo(before);
  }

  @ParameterizedTest(name = "yes to {0}, not to {1}")
  @CsvSource({"communication, prospects", "prospects, communication"})
  void a_yes_to_one_is_kept_word_for_word_and_everybody_is_told_exactly_that(
      String agreed, String declined) {
    String link = asked();
    String page = sends(link, "decision=consent&purpose." + agreed + "=true").body();
    String id = MailedPath.entry(link);
    String yes = agreed.equals("prospects") ? MARKETING : TOUCH;
    String no = agreed.equals("prospects") ? TOUCH : MARKETING;

    Tables tables = QUARANTINE.tables();
    Map<String, AttributeValue> receipt = receipt(tables);
    assertThat(receipt.get("statement").s()).isEqualTo(yes + "\n" + ALWAYS);
    assertThat(receipt.get("statementVersion").s()).isEqualTo("2");
    assertThat(texts(receipt, "purposes")).containsExactly(agreed);
    assertThat(texts(receipt, "declined")).containsExactly(declined);

    assertThat(page).contains("We will keep your details", "You said yes to this");
    assertThat(page.indexOf(yes))
        .isBetween(page.indexOf("You said yes to this"), page.indexOf(NOT_AGREED));
    assertThat(page)
        .as("the details are kept all the same: only the use is denied")
        .containsPattern(NOT_AGREED + "[^.]*<li>" + NAMES.get(declined) + "</li>")
        .doesNotContain(no);
    assertThat(QUARANTINE.browser().get(link + "?lang=en").body())
        .as("A21: a second look finds the same")
        .isEqualTo(page);

    String copy = QUARANTINE.mailsTo(ANNA).getLast().text();
    assertThat(copy)
        .contains("> " + yes, "> " + ALWAYS)
        .contains("You did not say yes to: " + NAMES.get(declined))
        .doesNotContain(no);

    assertThat(states(id)).containsExactly(agreed + " consented", declined + " declined");
    assertThat(logged(id, "quarantine.consented")).containsExactly(agreed);
    assertThat(logged(id, "consent.declined")).containsExactly(declined);
    assertThat(tables.of("Ledger", "suppression"))
        .extracting(note -> note.get("sk").s())
        .as("a no to marketing is kept, and is no objection")
        .isEqualTo(declined.equals("prospects") ? List.of("declined") : List.of());
    assertThat(tables.faults()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "sv, kontakt per e-post och telefon",
    "fi, yhteydenpito sähköpostitse ja puhelimitse",
    "en, contact by email and telephone"
  })
  void what_was_not_agreed_to_is_called_by_its_name_in_every_language(String tag, String name) {
    String link = asked();
    sends(link, "decision=consent&purpose.prospects=true");
    assertThat(QUARANTINE.browser().get(link + "?lang=" + tag).body())
        .contains("<li>" + name + "</li>");
  }

  @ParameterizedTest(name = "by a visitor: {0}, taken back: {1}")
  @CsvSource({"true, false", "false, false", "true, true", "false, true"})
  void whoever_said_no_to_marketing_alone_may_be_asked_again_once_they_are_erased(
      boolean byVisitor, boolean takenBack) {
    String link = asked();
    if (takenBack) {
      QUARANTINE.answers(link, "consent");
      sends(QUARANTINE.linkTo(ANNA), "decision=withdraw-chosen&purpose.prospects=true");
    } else {
      sends(link, "decision=consent&purpose.communication=true");
    }
    QUARANTINE.clock("2026-03-22T10:00:00Z");
    QUARANTINE.forgetsWhoIsRegistered();
    int mails = QUARANTINE.mailsTo(ANNA).size();
    if (byVisitor) {
      QUARANTINE.visitorAsks(ANNA);
    } else {
      QUARANTINE.staffEnter("eva", ANNA);
    }
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(mails + 1);
    assertThat(QUARANTINE.mailsTo(ANNA).getLast().subject())
        .contains("May we keep your contact details?");
  }

  @Test
  void a_yes_to_everything_declines_nothing() {
    String link = asked();
    String page = QUARANTINE.answers(link, "consent").body();
    assertThat(page).contains(TOUCH, MARKETING).doesNotContain(NOT_AGREED);
    assertThat(QUARANTINE.mailsTo(ANNA).getLast().text())
        .contains("You said yes to everything that we asked about.");
    assertThat(receipt(QUARANTINE.tables()).get("statement").s())
        .isEqualTo(TOUCH + "\n" + MARKETING + "\n" + ALWAYS);
    assertThat(states(MailedPath.entry(link)))
        .containsExactly("communication consented", "prospects consented");
    assertThat(QUARANTINE.tables().of("Ledger", "suppression")).isEmpty();
  }

  @Test
  void the_same_answer_may_come_as_json() {
    String link = asked();
    assertThat(json(link, "{\"decision\":\"consent\",\"purpose.communication\":false}").status())
        .isEqualTo(400);
    Reply answer = json(link, "{\"decision\":\"consent\",\"purpose.communication\":true}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(states(MailedPath.entry(link)))
        .containsExactly("communication consented", "prospects declined");
  }

  @Test
  void E1_one_purpose_is_taken_back_and_the_other_goes_on_until_it_is_taken_back_too() {
    QUARANTINE.answers(asked(), "consent");
    String withdraw = QUARANTINE.linkTo(ANNA);
    String id = MailedPath.entry(withdraw);
    assertThat(QUARANTINE.browser().get(withdraw).body())
        .contains("What do you want to withdraw?", "purpose.communication", "purpose.prospects")
        .doesNotContain("checked");

    String page = sends(withdraw, "decision=withdraw-chosen&purpose.prospects=true").body();
    assertThat(page).contains("A part of your consent is withdrawn", TOUCH);
    assertThat(page.indexOf(TOUCH)).isLessThan(page.indexOf(WITHDRAWN));
    assertThat(page)
        .containsPattern(WITHDRAWN + "[^.]*<li>direct marketing</li>")
        .doesNotContain(MARKETING);
    assertThat(contact(id).path("state").asText()).isEqualTo("active");
    assertThat(states(id)).containsExactly("communication consented", "prospects withdrawn");
    assertThat(logged(id, "consent.withdrawn")).containsExactly("prospects");
    Tables once = QUARANTINE.tables();
    assertThat(once.of("Ledger", "suppression"))
        .extracting(note -> note.get("sk").s())
        .containsExactly("declined");
    assertThat(once.of("Ledger", "restriction")).isEmpty();
    assertThat(once.of("Cases", "case")).isEmpty();
    assertThat(QUARANTINE.mailsTo(RESPONSIBLE))
        .extracting(SentMail::subject)
        .containsExactly("En del av ett samtycke har tagits tillbaka");
    assertThat(QUARANTINE.mailsTo(RESPONSIBLE).getFirst().text()).contains(id).doesNotContain(ANNA);

    assertThat(sends(withdraw, "decision=withdraw-chosen&purpose.prospects=true").body())
        .as("C07: a second time changes nothing")
        .isEqualTo(page);
    assertThat(QUARANTINE.tables()).isEqualTo(once);
    assertThat(QUARANTINE.browser().get(withdraw + "?lang=en").body())
        .contains("purpose.communication", WITHDRAWN, "<li>direct marketing</li>")
        .doesNotContain("purpose.prospects");

    assertThat(sends(withdraw, "decision=withdraw-chosen&purpose.communication=true").body())
        .contains("consent is withdrawn");
    assertThat(contact(id).path("state").asText()).isEqualTo("restricted");
    assertThat(states(id)).containsExactly("communication withdrawn", "prospects withdrawn");
    assertThat(QUARANTINE.tables().of("Cases", "case")).hasSize(1);
    assertThat(QUARANTINE.tables().of("Ledger", "suppression"))
        .extracting(note -> note.get("sk").s())
        .as("whoever takes everything back is left alone")
        .containsExactlyInAnyOrder("declined", "objected");
    assertThat(QUARANTINE.mailsTo(RESPONSIBLE).getLast().subject())
        .isEqualTo("Ett samtycke har tagits tillbaka");
    assertThat(QUARANTINE.tables().faults()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "decision=withdraw-chosen",
        "decision=withdraw-chosen&purpose.prospects=false",
        "decision=withdraw-chosen&purpose.newsletter=true",
        "purpose.prospects=true"
      })
  void a_withdrawal_of_nothing_is_an_error_and_changes_nothing(String form) {
    QUARANTINE.answers(asked(), "consent");
    String withdraw = QUARANTINE.linkTo(ANNA);
    Tables before = QUARANTINE.tables();
    Reply answer = sends(withdraw, form);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Tick at least one box");
    assertThat(QUARANTINE.tables()).isEqualTo(before);
  }

  private static String asked() {
    QUARANTINE.visitorAsks(ANNA);
    return QUARANTINE.linkTo(ANNA);
  }

  private static Reply sends(String link, String form) {
    return QUARANTINE
        .browser()
        .send("POST", link + "?lang=en", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private static Reply json(String link, String body) {
    return QUARANTINE.browser().send("POST", link, body, "Content-Type", "application/json");
  }

  private static JsonNode contact(String id) {
    return QUARANTINE.sees("eva", "employee", "contacts/" + id).json();
  }

  /// What staff are told that the contact may be used for.
  private static List<String> states(String id) {
    List<String> states = new ArrayList<>();
    for (JsonNode purpose : contact(id).path("purposes")) {
      states.add(purpose.path("id").asText() + " " + purpose.path("state").asText());
    }
    return states;
  }

  /// The fields of a change.
  private static List<String> logged(String id, String action) {
    List<String> fields = new ArrayList<>();
    for (JsonNode change :
        QUARANTINE.sees("eva", "employee", "contacts/" + id + "/changes").json().path("items")) {
      if (change.path("action").asText().equals(action)) {
        change.path("fields").forEach(field -> fields.add(field.asText()));
      }
    }
    return fields;
  }

  private static Map<String, AttributeValue> receipt(Tables tables) {
    return tables.of("Register", "contact").stream()
        .filter(item -> item.get("sk").s().startsWith("consent#"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Map<String, AttributeValue> item, String name) {
    return item.get(name).l().stream().map(AttributeValue::s).toList();
  }
}
