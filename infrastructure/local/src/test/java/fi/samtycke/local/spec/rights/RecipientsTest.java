package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N7 (GDPR Art. 19): who got data or keeps it is told of an erasure, a rectification, a
/// restriction and its end: a processor by an instruction, a controller by a notice. Whoever only
/// runs the machines learns of nobody; the firm's own people see to the system.
class RecipientsTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String CRM = "kundsystemet SuiteCRM";
  private static final String VENDOR = "Roger Wilco LLC";
  private static final String CLINIC = "Jakobstads Arbetshälsovårdsförening r.f.";
  private static final String INSTRUCTION = "Som vårt personuppgiftsbiträde";
  private static final String NOTICE = "Ni är själva personuppgiftsansvariga";
  private static final String OWN = "Skriv inte till den som driver systemet";

  private String contact = "";

  @Test
  void N7_an_erasure_is_told_to_each_kind_of_recipient_in_its_own_way() {
    String id = asks("erasure");
    assertThat(RIGHTS.step(id, "erasure", "").status()).isEqualTo(202);
    assertTold("erase", "ska ni radera", "prövar själva vad ni får spara");
  }

  @Test
  void N7_so_is_a_restriction_from_the_moment_at_which_it_begins_and_then_its_end() {
    String id = asks("restriction");
    assertThat(RIGHTS.staff("GET", "contacts/" + contact).json().path("state").asText())
        .isEqualTo("restricted");
    assertTold("restrict", "sluta använda", "prövar själva vad ni får använda");
    assertThat(RIGHTS.step(id, "fulfil", Map.of("note", "Done")).body())
        .as("not before all are told")
        .contains("/problems/");
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.step(id, "release", "").status()).isEqualTo(202);
    assertThat(letters("lift")).as("the person is told first").isEmpty();
    assertThat(RIGHTS.step(id, "release", "").status()).isEqualTo(200);
    assertThat(letters("lift")).hasSize(3);
    assertThat(letter("lift", VENDOR)).contains(INSTRUCTION, "enligt vårt avtal igen", ANNA);
    assertThat(letter("lift", CLINIC)).contains("meddelat er om begränsningen", ANNA);
    assertThat(letter("lift", CRM)).contains(OWN);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void N7_an_objection_restricts_and_is_told_and_a_second_case_tells_nobody_again() {
    asks("objection");
    assertTold("restrict", "sluta använda", "prövar själva vad ni får använda");
    RIGHTS.confirmed("restriction", ANNA);
    assertThat(letters("restrict")).hasSize(3);
  }

  @Test
  void N7_a_dispute_is_told_and_when_it_is_over_its_end_and_what_was_corrected() {
    String id = asks("rectification");
    Rights.require(
        RIGHTS
            .browser()
            .send(
                "POST",
                RIGHTS.linkTo(ANNA) + "?lang=en",
                "decision=propose&title=Chief",
                "Content-Type",
                "application/x-www-form-urlencoded"),
        200);
    assertTold("restrict", "sluta använda", "prövar själva vad ni får använda");
    Map<String, String> accepted =
        Map.of("field", "title", "decision", "accept", "reason", "Looked up");
    RIGHTS.step(id, "decisions", Map.of("decisions", List.of(accepted)));
    assertTold("rectify", "ska ni rätta", "prövar själva vad ni ska rätta");
    assertThat(letters("lift")).isEmpty();
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    RIGHTS.mailsTo(ANNA);
    assertThat(letters("lift")).hasSize(3);
    RIGHTS.closeTasks(id);
    assertThat(letters("lift")).isEmpty();
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  private String asks(String kind) {
    contact = RIGHTS.contact(ANNA);
    for (String recipient : List.of("chat-vendor", "occupational-health", "network-operator")) {
      Map<String, Object> disclosure =
          Map.of(
              "recipient",
              recipient,
              "fields",
              List.of("name", "email"),
              "purpose",
              "A trial",
              "basis",
              "Contract");
      Rights.require(RIGHTS.staff("POST", "contacts/" + contact + "/disclosures", disclosure), 201);
    }
    return MailedPath.entry(RIGHTS.confirmed(kind, ANNA));
  }

  private static void assertTold(String kind, String order, String freedom) {
    assertThat(letters(kind)).hasSize(3);
    assertThat(letter(kind, VENDOR))
        .startsWith("Till " + VENDOR)
        .contains(INSTRUCTION, order, ANNA)
        .doesNotContain(NOTICE);
    assertThat(letter(kind, CLINIC))
        .startsWith("Till " + CLINIC)
        .contains(NOTICE, freedom, "artikel 19", ANNA)
        .doesNotContain(INSTRUCTION);
    assertThat(letter(kind, CRM))
        .startsWith("Att göra: " + CRM)
        .contains(OWN, ANNA)
        .doesNotContain("JNT", INSTRUCTION, NOTICE);
  }

  /// The letter of the one open task of a kind at a place.
  private static String letter(String kind, String place) {
    return letters(kind).get(place);
  }

  /// What is to be written or done, by place.
  private static Map<String, String> letters(String kind) {
    RIGHTS.mailsTo(ANNA);
    Map<String, String> letters = new HashMap<>();
    for (JsonNode task : RIGHTS.staff("GET", "tasks").json().path("items")) {
      if (task.path("kind").asText().equals(kind)) {
        JsonNode whole = RIGHTS.staff("GET", "tasks/" + task.path("id").asText()).json();
        letters.put(task.path("place").asText(), whole.path("letter").asText());
      }
    }
    return letters;
  }
}
