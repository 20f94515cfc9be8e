package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.spec.backstage.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The declared table of what happens when an address comes in again (D01, D05): nobody who was
/// asked, refused or complained is pestered.
class ReEntryTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @ParameterizedTest(name = "{0}, a visitor on {1}: {2} new mails")
  @CsvSource({
    "in quarantine,    2026-03-22T10:00:00Z,     0",
    "in the register,  2026-03-22T10:00:00Z,     0",
    "in the register,  2030-03-22T10:00:00Z,     0",
    "refused,          2026-03-22T10:00:00Z,     0",
    "refused,          2027-03-20T09:59:59.999Z, 0",
    "refused,          2027-03-20T10:00:00Z,     1",
    "complained,       2026-04-10T10:00:00Z,     0",
    "complained,       2027-03-20T09:59:59.999Z, 0",
    "complained,       2027-03-20T10:00:00Z,     1",
    "expired,          2026-04-10T10:00:00Z,     0",
    "expired,          2026-07-03T02:59:59.999Z, 0",
    "expired,          2026-07-03T03:00:00Z,     1",
  })
  void a_visitor_posts_again(String before, String at, int mails) {
    int sent = bring(before);
    QUARANTINE.clock(at);
    QUARANTINE.visitorAsks("ANNA@example.com");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(sent + mails);
    Tables tables = QUARANTINE.tables();
    assertThat(tables.of("Quarantine", "address"))
        .as("nothing new is held on the address")
        .hasSize(before.equals("in quarantine") || mails == 1 ? 2 : 0);
    assertThat(tables.with("ANNA@example.com"))
        .as("the message, and the entry only if it was asked")
        .hasSize(1 + mails);
    assertThat(tables.faults()).isEmpty();
  }

  @ParameterizedTest(name = "{0}, an employee on {1}: {2}")
  @CsvSource({
    "in quarantine,    2026-03-22T10:00:00Z,     stopped, already-known",
    "in the register,  2026-03-22T10:00:00Z,     stopped, already-known",
    "refused,          2026-03-22T10:00:00Z,     stopped, must-not-be-asked",
    "refused,          2027-03-20T09:59:59.999Z, stopped, must-not-be-asked",
    "refused,          2027-03-20T10:00:00Z,     asked,   ''",
    "complained,       2026-04-10T10:00:00Z,     stopped, must-not-be-asked",
    "complained,       2027-03-20T10:00:00Z,     asked,   ''",
    "expired,          2026-04-10T10:00:00Z,     asked,   ''",
  })
  void an_employee_enters_again(String before, String at, String state, String reason) {
    int sent = bring(before);
    int told = QUARANTINE.mailsTo("kundregister@btb-plaza.example").size();
    QUARANTINE.clock(at);
    String id = QUARANTINE.staffEnter("eva", "Anna@Example.com");
    boolean asked = state.equals("asked");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(asked ? sent + 1 : sent);
    JsonNode entry =
        QUARANTINE.sees("eva", "employee", (asked ? "quarantine/" : "contacts/") + id).json();
    assertThat(entry.path("state").asText()).isEqualTo(state);
    assertThat(entry.path("reason").asText()).isEqualTo(reason);
    assertThat(QUARANTINE.tables().with("Anna@Example.com")).hasSize(asked ? 1 : 0);
    assertThat(QUARANTINE.mailsTo("kundregister@btb-plaza.example"))
        .as("told of what must not be asked")
        .hasSize(reason.equals("must-not-be-asked") ? told + 1 : told);
    if (!asked) {
      assertThat(QUARANTINE.history("eva", id))
          .containsExactly("quarantine.entered", "quarantine.stopped");
      assertThat(QUARANTINE.sees("olle", "employee", "contacts/" + id).status()).isEqualTo(404);
    }
    assertThat(QUARANTINE.tables().faults()).isEmpty();
  }

  @Test
  void in_quarantine_the_clock_runs_on_unchanged() {
    QUARANTINE.visitorAsks(ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    QUARANTINE.clock("2026-04-01T10:00:00Z");
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.wait("2026-04-03T20:59:59.999Z");
    assertThat(QUARANTINE.browser().get(link).status()).isEqualTo(200);
    QUARANTINE.clock("2026-04-03T21:00:00Z");
    assertThat(QUARANTINE.browser().get(link).status()).isEqualTo(404);
  }

  @Test
  void D01_taking_back_and_entering_again_brings_no_second_first_mail_within_24_hours() {
    String first = QUARANTINE.staffEnter("eva", ANNA);
    QUARANTINE.mailsTo(ANNA);
    QUARANTINE.erases("eva", "employee", first);
    String second = QUARANTINE.staffEnter("eva", ANNA);
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(1);
    QUARANTINE.clock("2026-03-21T10:00:00.001Z");
    QUARANTINE.stack().run("SweepOutbox");
    assertThat(QUARANTINE.mailsTo(ANNA)).as("asked when a day has passed").hasSize(2);
    assertThat(QUARANTINE.sees("eva", "employee", "quarantine/" + second).status()).isEqualTo(200);
  }

  @Test
  void D01_an_address_gets_at_most_four_quarantine_mails_in_fourteen_days() {
    for (int day = 20; day <= 31; day++) {
      QUARANTINE.clock("2026-03-" + day + "T11:00:00Z");
      QUARANTINE.stack().run("SweepOutbox");
      String id = QUARANTINE.staffEnter("eva", ANNA);
      QUARANTINE.mailsTo(ANNA);
      QUARANTINE.erases("eva", "employee", id);
    }
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(4);
  }

  /// @return how many mails that brought
  private static int bring(String before) {
    QUARANTINE.visitorAsks(ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    switch (before) {
      case "in quarantine" -> {}
      case "in the register" -> QUARANTINE.answers(link, "consent");
      case "refused" -> QUARANTINE.answers(link, "refuse");
      case "complained" -> {
        String mail = QUARANTINE.mailsTo(ANNA).getFirst().id();
        String event = "{\"type\":\"complaint\",\"mailId\":\"" + mail + "\"}";
        QUARANTINE.browser().post("/_local/ses-events", event);
        QUARANTINE.wait("2026-04-04T03:00:00Z");
      }
      default -> {
        QUARANTINE.clock("2026-04-04T03:00:00Z");
        QUARANTINE.sweep();
      }
    }
    return QUARANTINE.mailsTo(ANNA).size();
  }
}
