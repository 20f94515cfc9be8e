package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.backstage.Tables;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A38: an address that was digested under a key is found when a newer one is in use, whatever is
/// held on it. Nobody who is known, waits, refused or complained is forgotten.
class KeyRotationTest {
  private static final String LONG_BEFORE = "2027-02-15T10:00:00Z";
  private static final String BEFORE = "2027-03-15T10:00:00Z";
  private static final String AFTER = "2027-03-21T10:00:00Z";

  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @ParameterizedTest(name = "{0}")
  @CsvSource({"waits", "in the register", "refused", "complained"})
  void A38_a_visitor_posts_again_under_a_newer_key(String held) {
    bring(held);
    int sent = QUARANTINE.mailsTo(ANNA).size();
    rotate();
    QUARANTINE.visitorAsks("Anna@Example.com");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(sent);
    Tables tables = QUARANTINE.tables();
    assertThat(tables.faults()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "waits,           already-known",
    "in the register, already-known",
    "refused,         must-not-be-asked",
    "complained,      must-not-be-asked"
  })
  void A38_an_employee_enters_again_under_a_newer_key(String held, String reason) {
    bring(held);
    rotate();
    String id = QUARANTINE.staffEnter("eva", "Anna@Example.com");
    QUARANTINE.mailsTo(ANNA);
    var entry = QUARANTINE.sees("eva", "employee", "contacts/" + id).json();
    assertThat(entry.path("state").asText()).isEqualTo("stopped");
    assertThat(entry.path("reason").asText()).isEqualTo(reason);
  }

  @Test
  void A38_who_waited_answers_under_a_newer_key_and_nothing_is_held_on_the_address_any_more() {
    bring("waits");
    String link = QUARANTINE.linkTo(ANNA);
    rotate();
    assertThat(QUARANTINE.answers(link, "refuse").status()).isEqualTo(200);
    assertThat(QUARANTINE.tables().of("Quarantine", "address")).isEmpty();
    QUARANTINE.visitorAsks(ANNA);
    assertThat(QUARANTINE.mailsTo(ANNA)).as("the refusal is noted").hasSize(1);
  }

  @Test
  void who_was_never_here_is_digested_under_the_newer_key_and_asked() {
    rotate();
    QUARANTINE.visitorAsks(ANNA);
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(1);
    assertThat(QUARANTINE.tables().of("Quarantine", "address"))
        .allSatisfy(item -> assertThat(item.get("pk").s()).contains("#address#2."));
  }

  @Test
  void Art_21_an_objection_has_no_end_and_neither_has_the_key_by_which_it_is_found() {
    QUARANTINE.clock(BEFORE);
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.answers(QUARANTINE.linkTo(ANNA), "consent");
    QUARANTINE
        .browser()
        .send(
            "POST",
            QUARANTINE.linkTo(ANNA),
            "decision=withdraw",
            "Content-Type",
            "application/x-www-form-urlencoded");
    QUARANTINE.forgetsWhoIsRegistered();
    for (int year = 2028; year < 2035; year++) {
      QUARANTINE.clock(year + "-03-21T10:00:00Z");
      QUARANTINE.stack().run("EnsureDigestKeys");
    }
    QUARANTINE.stack().moveTo(Instant.parse("2034-03-22T10:00:00Z"));
    assertThat(QUARANTINE.tables().of("Ledger", "suppression"))
        .extracting(note -> note.get("sk").s())
        .containsExactly("objected");
    String note = QUARANTINE.tables().of("Ledger", "suppression").getFirst().get("pk").s();
    assertThat(note).contains("#suppression#1.");
    assertThat(QUARANTINE.tables().of("DigestKeys", "digest-keys"))
        .as("the key by which the note is found, beside those in use; the second is gone")
        .anySatisfy(keys ->
            assertThat(keys).containsKeys("version-1", "version-8").doesNotContainKey("version-2"));
    int sent = QUARANTINE.mailsTo(ANNA).size();
    String id = QUARANTINE.staffEnter("eva", ANNA);
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(sent);
    assertThat(QUARANTINE.sees("eva", "employee", "contacts/" + id).json().path("reason").asText())
        .isEqualTo("must-not-be-asked");
  }

  private static void bring(String held) {
    QUARANTINE.clock(held.equals("complained") ? LONG_BEFORE : BEFORE);
    QUARANTINE.visitorAsks(ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    switch (held) {
      case "in the register" -> QUARANTINE.answers(link, "consent");
      case "refused" -> QUARANTINE.answers(link, "refuse");
      case "complained" -> {
        String mail = QUARANTINE.mailsTo(ANNA).getFirst().id();
        QUARANTINE
            .browser()
            .post("/_local/ses-events", "{\"type\":\"complaint\",\"mailId\":\"" + mail + "\"}");
        QUARANTINE.mailsTo(ANNA);
        QUARANTINE.clock(BEFORE);
        QUARANTINE.sweep();
      }
      default -> {}
    }
    QUARANTINE.mailsTo(ANNA);
  }

  /// A year has passed since the first key: there is a second one, and the first lives on.
  private static void rotate() {
    QUARANTINE.clock(AFTER);
    QUARANTINE.stack().run("EnsureDigestKeys");
  }
}
