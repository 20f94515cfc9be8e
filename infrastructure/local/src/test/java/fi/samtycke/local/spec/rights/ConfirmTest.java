package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N10, N13: behind the mailed link a person confirms, says that it was not them, sees how far it
/// is, and takes it back.
class ConfirmTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  @Test
  void N10_who_confirms_gets_a_receipt_with_the_last_day_and_staff_and_bus_hear_of_it() {
    String contact = RIGHTS.contact(ANNA);
    RIGHTS.asks("erasure", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    Reply done = RIGHTS.decides(link, "confirm");
    assertThat(done.body()).contains("Your request", "20 April 2026", "Withdraw the request");
    String id = MailedPath.entry(link);
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("state").asText()).isEqualTo("confirmed");
    assertThat(seen.path("identifiedBy").asText()).isEqualTo("mailed-link");
    assertThat(seen.path("email").asText()).isEqualTo(ANNA);
    assertThat(seen.path("subjects")).hasSize(1);
    assertThat(seen.path("subjects").get(0).asText()).isEqualTo(contact);
    assertThat(seen.path("lastDay").asText()).isEqualTo("2026-04-20");
    assertThat(seen.path("daysLeft").asInt()).isEqualTo(31);
    assertThat(RIGHTS.facts(id)).containsExactly("case.confirmed");
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("Answer by: 20 April 2026");
    assertThat(RIGHTS.notices()).anyMatch(line -> line.contains("svara senast den 20 april 2026"));
    String followed = RIGHTS.linkTo(ANNA);
    assertThat(followed).isNotEqualTo(link);
    assertThat(RIGHTS.opens(followed).body()).contains("Confirmed. We have not begun yet.");
    assertThat(RIGHTS.history(id))
        .containsExactly("case.received", "case.challenged", "case.confirmed");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void N13_C01_C07_only_a_post_with_a_decision_acts_and_a_repetition_shows_what_is() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("erasure", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    Tables before = RIGHTS.tables();
    for (String method : List.of("GET", "HEAD", "OPTIONS")) {
      assertThat(RIGHTS.browser().send(method, link, "").status()).isLessThan(500);
    }
    assertThat(RIGHTS.opens(link).body())
        .contains("Everything, please.", "name=\"decision\"")
        .doesNotContain(" checked", "<script", "autofocus");
    assertThat(RIGHTS.decides(link, "").status()).isEqualTo(400);
    assertThat(RIGHTS.decides(link, "consent").status()).isEqualTo(400);
    assertThat(RIGHTS.decides(link, "withdraw").body()).contains("Does the request come from you?");
    assertThat(RIGHTS.tables()).isEqualTo(before);
    RIGHTS.decides(link, "confirm");
    Tables confirmed = RIGHTS.tables();
    assertThat(RIGHTS.decides(link, "not-me").body()).contains("Confirmed.");
    assertThat(RIGHTS.decides(link, "confirm").body()).contains("Confirmed.");
    assertThat(RIGHTS.tables()).isEqualTo(confirmed);
  }

  @Test
  void who_says_that_it_was_not_him_leaves_nothing_of_it_but_the_log() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("erasure", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    int mails = RIGHTS.mailsTo(ANNA).size();
    assertThat(RIGHTS.decides(link, "not-me").body()).contains("The request is erased");
    assertThat(RIGHTS.opens(link).body()).contains("The request is erased");
    assertThat(RIGHTS.decides(link, "confirm").body()).contains("The request is erased");
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.history(id))
        .containsExactly("case.received", "case.challenged", "case.withdrawn");
    assertThat(RIGHTS.tables().of("Cases", "case").toString())
        .doesNotContain(ANNA, "Everything, please", "addressed");
    assertThat(RIGHTS.tables().of("Cases", "turn")).isEmpty();
    assertThat(RIGHTS.facts(id)).isEmpty();
    assertThat(RIGHTS.mailsTo(ANNA)).hasSize(mails);
  }

  @Test
  void C08_C14_C15_links_that_are_forged_foreign_or_of_another_purpose_open_the_neutral_page() {
    RIGHTS.contact(ANNA);
    String withdrawal = RIGHTS.linkTo(ANNA);
    RIGHTS.asks("access", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    String text = link.substring(link.lastIndexOf('/') + 1);
    EntryId entry = new EntryId(MailedPath.entry(link));
    String neutral = RIGHTS.opens("/btb-plaza/my-data/none").body();
    Tables before = RIGHTS.tables();
    for (String wrong :
        List.of(
            "/btb-plaza/my-data/" + MailedLink.random(entry, new Random(7)).text(),
            "/btb-plaza/my-data/" + text.substring(0, text.length() - 1),
            "/btb-plaza/my-data/" + withdrawal.substring(withdrawal.lastIndexOf('/') + 1))) {
      assertThat(RIGHTS.opens(wrong).status()).isEqualTo(404);
      assertThat(RIGHTS.opens(wrong).body()).isEqualTo(neutral);
      assertThat(RIGHTS.decides(wrong, "confirm").body()).isEqualTo(neutral);
    }
    for (String purpose : List.of("answer", "withdraw", "mailbox-purge")) {
      assertThat(RIGHTS.decides("/btb-plaza/" + purpose + "/" + text, "consent").status())
          .isEqualTo(404);
    }
    assertThat(RIGHTS.decides("/btb-transformers/my-data/" + text, "confirm").status())
        .isEqualTo(404);
    assertThat(RIGHTS.tables()).isEqualTo(before);
  }

  @Test
  void I12_a_link_works_through_its_last_day_and_opens_nothing_afterwards_also_before_the_sweep() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("access", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    RIGHTS.clock("2026-03-27T21:59:59Z");
    assertThat(RIGHTS.opens(link).status()).isEqualTo(200);
    RIGHTS.clock("2026-03-27T22:00:00Z");
    assertThat(RIGHTS.opens(link).status()).isEqualTo(404);
    assertThat(RIGHTS.decides(link, "confirm").status()).isEqualTo(404);
  }

  @Test
  void H13_when_several_contacts_share_an_address_staff_choose_and_only_then_it_goes_on() {
    String first = RIGHTS.contact(ANNA);
    String second = shared(first);
    String link = RIGHTS.confirmed("access", ANNA);
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.seen(id).path("subjects")).isEmpty();
    assertThat(RIGHTS.seen(id).path("candidates").toString()).contains(first, second);
    assertThat(RIGHTS.facts(id)).containsExactly("case.confirmed");
    assertThat(RIGHTS.step(id, "extract", "").status()).as("nothing chosen").isEqualTo(409);
    assertThat(RIGHTS.step(id, "subjects", Map.of("entries", List.of("0".repeat(26)))).status())
        .isEqualTo(409);
    assertThat(RIGHTS.step(id, "subjects", Map.of("entries", List.of(second))).status())
        .isEqualTo(204);
    assertThat(RIGHTS.seen(id).path("subjects").toString()).contains(second).doesNotContain(first);
    assertThat(RIGHTS.seen(id).path("candidates")).isEmpty();
    assertThat(RIGHTS.facts(id)).startsWith("case.confirmed", "extract.requested");
    assertThat(RIGHTS.history(id))
        .containsSubsequence("case.confirmed", "case.subjects-chosen", "extract.made");
  }

  @Test
  void a_confirmed_request_can_be_taken_back_and_asked_anew() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("erasure", ANNA);
    assertThat(RIGHTS.decides(link, "withdraw").body())
        .contains("Closed: the request was withdrawn");
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("withdrawn");
    assertThat(RIGHTS.facts(id)).containsExactly("case.confirmed", "case.closed");
    assertThat(RIGHTS.notices()).anyMatch(line -> line.contains("har tagits tillbaka"));
    assertThat(RIGHTS.open()).isEmpty();
    RIGHTS.asks("erasure", ANNA);
    assertThat(RIGHTS.open()).hasSize(1);
  }

  /// A second contact of the same address, as an import leaves it.
  private static String shared(String first) {
    String second = (first.startsWith("1") ? "0" : "1") + first.substring(1);
    RIGHTS.shareAddress(first, second);
    return second;
  }
}
