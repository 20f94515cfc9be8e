package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static fi.samtycke.local.spec.quarantine.Quarantine.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// G1, G3, D2: what an employee enters goes the same way, and says where it comes from.
class StaffEntryTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void G1_a_card_from_a_trade_fair_is_asked_and_named_as_such() {
    String id = QUARANTINE.staffEnter("eva", ANNA);
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(1);
    assertThat(QUARANTINE.mailsTo(ANNA).getFirst().text()).contains("How we got your details");
    JsonNode entry = QUARANTINE.sees("eva", "employee", "quarantine/" + id).json();
    assertThat(entry.path("state").asText()).isEqualTo("asked");
    assertThat(entry.path("answerBy").asText()).isEqualTo("2026-04-03T21:00:00.000Z");
    assertThat(entry.path("provenance").path("kind").asText()).isEqualTo("trade-fair");
    assertThat(entry.path("provenance").path("date").asText()).isEqualTo("2026-03-19");
    assertThat(entry.path("provenance").path("informationArticle").asInt()).isBetween(13, 14);
    String link = QUARANTINE.linkTo(ANNA);
    assertThat(MailedPath.entry(link)).isEqualTo(id);
    assertThat(QUARANTINE.browser().get(link).body())
        .as("there is no message of which to tell")
        .doesNotContain("The message that you wrote");
    QUARANTINE.answers(link, "consent");
    assertThat(QUARANTINE.history("eva", id)).startsWith("quarantine.entered", "quarantine.asked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"email":"anna@example.com"}                | {"kind":"trade-fair","date":"2026-03-19"} | name:required
          {"name":"Anna"}                             | {"kind":"trade-fair","date":"2026-03-19"} | email:required
          {"name":"Anna","email":"anna"}              | {"kind":"trade-fair","date":"2026-03-19"} | email:invalid-email
          {"name":"Anna","email":"anna@example.com"}  | {"date":"2026-03-19"}                     | provenance.kind:required
          {"name":"Anna","email":"anna@example.com"}  | {"kind":"bought","date":"2026-03-19"}     | provenance.kind:unknown-choice
          {"name":"Anna","email":"anna@example.com"}  | {"kind":"trade-fair"}                     | provenance.date:required
          {"name":"Anna","email":"anna@example.com"}  | {"kind":"trade-fair","date":"2026-02-29"} | provenance.date:invalid-date
          {"name":"Anna","email":"anna@example.com"}  | {"kind":"trade-fair","date":"2026-03-21"} | provenance.date:invalid-date
          {"name":"Anna","email":"anna@example.com","isAdmin":"1"} | {"kind":"trade-fair","date":"2026-03-19"} | isAdmin:unknown-field
          """)
  void G1_E21_each_missing_part_is_named_and_nothing_is_stored(
      String fields, String provenance, String error) {
    Tables before = QUARANTINE.tables();
    Reply reply = enter("{\"fields\":" + fields + ",\"provenance\":" + provenance + "}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("content-type").orElseThrow()).startsWith("application/problem+json");
    assertThat(reply.json().path("errors")).hasSize(1);
    JsonNode found = reply.json().path("errors").get(0);
    assertThat(found.path("field").asText() + ":" + found.path("code").asText()).isEqualTo(error);
    assertThat(reply.body()).doesNotContain("anna@example.com");
    assertThat(QUARANTINE.tables().of("Quarantine", "entry")).isEmpty();
    assertThat(QUARANTINE.tables().of("Outbox", "outbox")).isEmpty();
    assertThat(before.of("Quarantine", "entry")).isEmpty();
  }

  @Test
  void E21_an_unknown_member_of_the_body_is_refused() {
    Reply reply =
        enter(
            """
            {"fields":{"name":"Anna","email":"anna@example.com"},"role":"administrator",\
            "provenance":{"kind":"trade-fair","date":"2026-03-19"}}\
            """);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(QUARANTINE.tables().of("Quarantine", "entry")).isEmpty();
  }

  @Test
  void an_employee_sees_and_takes_back_what_he_entered_and_an_administrator_all() {
    String evas = QUARANTINE.staffEnter("eva", "one@example.com");
    String olles = QUARANTINE.staffEnter("olle", "two@example.com");
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.mailsTo(ANNA);
    assertThat(listed("eva", "employee")).containsExactly(evas);
    assertThat(listed("olle", "employee")).containsExactly(olles);
    assertThat(listed("ada", "administrator")).hasSize(3).contains(evas, olles);
    Reply others = QUARANTINE.sees("eva", "employee", "quarantine/" + olles);
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.body())
        .as("G04: as for an id that never was")
        .isEqualTo(QUARANTINE.sees("eva", "employee", "quarantine/" + "0".repeat(26)).body());
    assertThat(QUARANTINE.erases("eva", "employee", olles).status()).isEqualTo(404);
    assertThat(QUARANTINE.sees("cecilia", "chat-operator", "quarantine").status()).isEqualTo(403);
    assertThat(QUARANTINE.sees("cecilia", "chat-operator", "quarantine/" + evas).status())
        .isEqualTo(403);
    assertThat(QUARANTINE.erases("eva", "employee", evas).status()).isEqualTo(204);
    assertThat(QUARANTINE.erases("ada", "administrator", olles).status()).isEqualTo(204);
    assertThat(listed("ada", "administrator")).hasSize(1);
  }

  @Test
  void G8_what_staff_take_back_is_gone_and_its_link_opens_nothing() {
    String id = QUARANTINE.staffEnter("eva", ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    assertThat(QUARANTINE.erases("eva", "employee", id).status()).isEqualTo(204);
    assertThat(QUARANTINE.erases("eva", "employee", id).status()).isEqualTo(404);
    Tables tables = QUARANTINE.tables();
    assertThat(tables.with(ANNA)).isEmpty();
    assertThat(tables.of("Quarantine", "entry")).isEmpty();
    assertThat(tables.actions(id)).endsWith("quarantine.withdrawn");
    assertThat(tables.faults()).isEmpty();
    assertThat(QUARANTINE.browser().get(link).status()).isEqualTo(404);
    assertThat(QUARANTINE.answers(link, "consent").status()).isEqualTo(404);
    QUARANTINE.wait("2026-04-05T00:00:00Z");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(1);
  }

  private static Reply enter(String body) {
    return QUARANTINE
        .browser()
        .post(API + "contacts", body, QUARANTINE.signedIn("eva", "employee"));
  }

  private static List<String> listed(String user, String role) {
    return QUARANTINE.sees(user, role, "quarantine").json().path("items").findValuesAsText("id");
  }
}
