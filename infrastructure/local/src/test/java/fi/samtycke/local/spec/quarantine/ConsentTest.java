package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// G2-G5, N2, N3, D4, E1: who says yes is moved to the register, with the proof, and may take the
/// yes back.
class ConsentTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void G3_G4_a_visitor_who_asks_to_be_kept_waits_in_quarantine_and_gets_one_mail() {
    QUARANTINE.visitorAsks(ANNA);
    List<SentMail> mails = QUARANTINE.mailsTo(ANNA);
    assertThat(mails).hasSize(1);
    SentMail question = mails.getFirst();
    assertThat(question.subject()).isEqualTo("BTB Plaza Ab: May we keep your contact details?");
    assertThat(question.text())
        .contains("Last day to answer", "3 April 2026")
        .contains("Erased if you do not answer", "4 April 2026")
        .as("D04: nothing that a visitor typed")
        .doesNotContain("Anna", "Hello");
    assertThat(question.links()).hasSize(1);
    assertThat(question.headers()).containsKey("Reply-To").containsKey("Auto-Submitted");
    Tables tables = QUARANTINE.tables();
    assertThat(tables.of("Quarantine", "entry")).hasSize(1);
    assertThat(tables.of("Register", "contact")).isEmpty();
    String entry = MailedPath.entry(MailedPath.in(question));
    assertThat(tables.actions(entry)).containsExactly("quarantine.entered", "quarantine.asked");
  }

  @Test
  void N13_C07_looking_changes_nothing_and_shows_who_asks_what_is_held_and_until_when() {
    QUARANTINE.visitorAsks(ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    Tables before = QUARANTINE.tables();
    Reply page = QUARANTINE.browser().get(link);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("May BTB Plaza Ab keep your contact details?", ANNA, "Anna Exempel")
        .contains("3 April 2026", "4 April 2026", "info@btb-plaza.example")
        .doesNotContain("<script", "checked");
    assertThat(page.body().substring(0, page.body().indexOf("</head>"))).doesNotContain(ANNA);
    assertThat(page.header("cache-control")).hasValue("no-store");
    assertThat(page.header("referrer-policy")).hasValue("no-referrer");
    assertThat(page.header("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.header("set-cookie")).isEmpty();
    assertThat(QUARANTINE.tables()).isEqualTo(before);
  }

  @Test
  void G5_D4_who_consents_stands_in_the_register_with_his_whole_history() {
    QUARANTINE.visitorAsks(ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    assertThat(QUARANTINE.answers(link, "consent").body()).contains("Thank you. We will keep your");
    String id = MailedPath.entry(link);
    JsonNode contact = QUARANTINE.sees("eva", "employee", "contacts/" + id).json();
    assertThat(contact.path("state").asText()).isEqualTo("active");
    assertThat(contact.path("fields").path("email").asText()).isEqualTo(ANNA);
    assertThat(contact.path("provenance").path("kind").asText()).isEqualTo("contact-form");
    assertThat(contact.path("provenance").path("informationArticle").asInt()).isEqualTo(13);
    assertThat(QUARANTINE.history("eva", id))
        .containsExactly("quarantine.entered", "quarantine.asked", "quarantine.consented");
    String search = "{\"email\":\"Anna@Example.com\"}";
    assertThat(
            QUARANTINE
                .browser()
                .post(
                    "/api/btb-plaza/contacts/search",
                    search,
                    QUARANTINE.signedIn("eva", "employee"))
                .json()
                .findValuesAsText("id"))
        .containsExactly(id);
    Tables tables = QUARANTINE.tables();
    assertThat(tables.of("Quarantine", "address")).as("counter and look-up are gone").isEmpty();
    assertThat(tables.with(ANNA))
        .as("the register and the visitor's message, nothing else")
        .hasSize(2)
        .allMatch(key -> key.startsWith("Register") || key.startsWith("Conversations"));
    assertThat(tables.faults()).isEmpty();
    assertThat(facts()).contains("quarantine.entered", "quarantine.consented");
    assertThat(QUARANTINE.stack().bus().facts().toString()).doesNotContain(ANNA, "Exempel");
  }

  @Test
  void N3_the_copy_holds_the_wording_its_version_and_hash_and_the_ledger_the_mails()
      throws GeneralSecurityException {
    QUARANTINE.visitorAsks(ANNA);
    String messageId = QUARANTINE.mailsTo(ANNA).getFirst().id();
    QUARANTINE.answers(QUARANTINE.linkTo(ANNA), "consent");
    SentMail copy = QUARANTINE.mailsTo(ANNA).getLast();
    var receipt =
        QUARANTINE.tables().of("Register", "contact").stream()
            .filter(item -> item.get("sk").s().startsWith("consent#"))
            .findFirst()
            .orElseThrow();
    String statement = receipt.get("statement").s();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(statement.getBytes(StandardCharsets.UTF_8));
    assertThat(receipt.get("statementHash").s()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(receipt.get("statementId").s()).isEqualTo("consent.statement");
    assertThat(receipt.get("statementVersion").s()).isEqualTo("2");
    assertThat(receipt.get("language").s()).isEqualTo("en");
    assertThat(receipt.get("declaration").s()).isNotEmpty();
    assertThat(receipt.get("mails").l()).extracting(id -> id.s()).containsExactly(messageId);
    assertThat(receipt.get("consentedAt").s()).startsWith("2026-03-20T10:00:00");
    assertThat(copy.subject()).isEqualTo("BTB Plaza Ab: Copy of your consent");
    assertThat(copy.text())
        .contains(statement.lines().toList())
        .contains(receipt.get("statementHash").s());
    assertThat(MailedPath.in(copy)).startsWith("/btb-plaza/withdraw/");
  }

  @Test
  void E1_a_withdrawal_restricts_at_once_and_tells_the_responsible_person() {
    QUARANTINE.visitorAsks(ANNA);
    String answer = QUARANTINE.linkTo(ANNA);
    QUARANTINE.answers(answer, "consent");
    String withdraw = QUARANTINE.linkTo(ANNA);
    String id = MailedPath.entry(withdraw);
    assertThat(QUARANTINE.browser().get(withdraw).body()).contains("What do you want to withdraw?");
    assertThat(QUARANTINE.answers(withdraw, "withdraw").body()).contains("consent is withdrawn");
    JsonNode contact = QUARANTINE.sees("eva", "employee", "contacts/" + id).json();
    assertThat(contact.path("state").asText()).isEqualTo("restricted");
    assertThat(QUARANTINE.history("eva", id)).endsWith("consent.withdrawn");
    List<SentMail> notices = QUARANTINE.mailsTo("kundregister@btb-plaza.example");
    assertThat(notices)
        .extracting(SentMail::subject)
        .containsExactly("Ett samtycke har tagits tillbaka");
    assertThat(notices.getFirst().text()).contains(id).doesNotContain(ANNA);
    Tables once = QUARANTINE.tables();
    assertThat(once.of("Ledger", "restriction")).hasSize(1);
    assertThat(QUARANTINE.answers(withdraw, "withdraw").status()).isEqualTo(200);
    assertThat(QUARANTINE.browser().get(withdraw).body()).contains("consent is withdrawn");
    assertThat(QUARANTINE.tables()).as("C07: a second time changes nothing").isEqualTo(once);
    assertThat(QUARANTINE.mailsTo(ANNA)).as("the question and the copy").hasSize(2);
  }

  private static List<String> facts() {
    return QUARANTINE.stack().bus().facts().stream()
        .map(fact -> fact.path("detail-type").asText())
        .toList();
  }
}
