package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// F2: what a person disputes is used for nothing, until their case is over and they were told
/// (GDPR Art. 18(1)(a), (3)).
class DisputeTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String TOLD = "your data is used again";

  private String contact = "";
  private String link = "";
  private String id = "";

  @Test
  void F2_what_was_accepted_is_used_again_when_the_case_is_over_and_the_person_was_told() {
    disputes();
    assertThat(decides("accept")).isEqualTo(201);
    assertThat(state()).as("the recipients are not told yet").isEqualTo("restricted");
    assertThat(told()).isZero();
    for (JsonNode task : RIGHTS.staff("GET", "tasks").json().path("items")) {
      RIGHTS.staff(
          "POST", "tasks/" + task.path("id").asText() + "/done", Map.of("evidence", "Seen"));
    }
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertReleased();
  }

  @Test
  void F2_what_was_refused_is_used_again_as_it_was() {
    disputes();
    assertThat(decides("refuse")).isEqualTo(201);
    assertThat(state()).as("the recipients are not told yet").isEqualTo("restricted");
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertReleased();
  }

  @Test
  void F2_a_case_that_is_refused_as_a_whole_ends_the_dispute() {
    disputes();
    RIGHTS.step(id, "refuse", Map.of("reason", "It is as the contract says"));
    assertReleased();
  }

  @Test
  void F2_who_takes_the_request_back_ends_the_dispute() {
    disputes();
    RIGHTS.decides(link, "withdraw");
    assertReleased();
  }

  @Test
  void F2_nothing_is_used_before_the_mail_has_left() {
    disputes();
    RIGHTS
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    RIGHTS.decides(link, "withdraw");
    RIGHTS.tables();
    RIGHTS.stack().http().plan(_ -> Optional.empty());
    assertThat(state()).isEqualTo("restricted");
    RIGHTS.clock("2026-03-20T11:00:00Z");
    RIGHTS.stack().run("SweepOutbox");
    assertReleased();
  }

  @Test
  void F2_what_another_case_restricts_too_stays_restricted_and_nobody_says_otherwise() {
    disputes();
    String other = MailedPath.entry(RIGHTS.confirmed("restriction", ANNA));
    RIGHTS.decides(link, "withdraw");
    RIGHTS.tables();
    assertThat(state()).isEqualTo("restricted");
    assertThat(told()).isZero();
    assertThat(RIGHTS.step(other, "release", "").status()).isEqualTo(202);
    assertThat(RIGHTS.step(other, "release", "").json().path("state").asText())
        .isEqualTo("released");
    assertThat(state()).isEqualTo("active");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F2_staff_release_their_own_restriction_and_the_dispute_goes_on() {
    disputes();
    String other = MailedPath.entry(RIGHTS.confirmed("restriction", ANNA));
    assertThat(RIGHTS.step(other, "release", "").json().path("state").asText())
        .isEqualTo("restricted");
    assertThat(state()).isEqualTo("restricted");
    RIGHTS.decides(link, "withdraw");
    assertReleased();
  }

  @Test
  void F2_what_staff_restricted_for_the_case_is_theirs_to_release() {
    disputes();
    RIGHTS.step(id, "restrict", "");
    RIGHTS.decides(link, "withdraw");
    RIGHTS.tables();
    assertThat(state()).isEqualTo("restricted");
    assertThat(told()).isZero();
    assertThat(RIGHTS.step(id, "release", "").status()).isEqualTo(202);
    assertThat(RIGHTS.step(id, "release", "").status()).isEqualTo(200);
    assertThat(state()).isEqualTo("active");
  }

  @Test
  void F2_a_consent_that_is_taken_back_during_a_dispute_is_taken_back_for_good() {
    disputes();
    String withdrawal =
        RIGHTS.mailsTo(ANNA).stream()
            .map(MailedPath::in)
            .filter(path -> path.contains("/withdraw/"))
            .findFirst()
            .orElseThrow();
    RIGHTS.decides(withdrawal, "withdraw");
    assertThat(RIGHTS.history(contact)).endsWith("consent.withdrawn");
    RIGHTS.decides(link, "withdraw");
    RIGHTS.tables();
    assertThat(state()).isEqualTo("restricted");
    assertThat(told()).isZero();
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  private void disputes() {
    contact = RIGHTS.contact(ANNA);
    link = RIGHTS.confirmed("rectification", ANNA);
    id = MailedPath.entry(link);
    Rights.require(
        RIGHTS
            .browser()
            .send(
                "POST",
                link + "?lang=en",
                "decision=propose&title=Chief",
                "Content-Type",
                "application/x-www-form-urlencoded"),
        200);
    assertThat(state()).isEqualTo("restricted");
  }

  private int decides(String decision) {
    return RIGHTS
        .staff(
            "POST",
            "cases/" + id + "/decisions",
            Map.of(
                "decisions",
                List.of(Map.of("field", "title", "decision", decision, "reason", "Looked up"))))
        .status();
  }

  private void assertReleased() {
    assertThat(told()).isEqualTo(1);
    assertThat(state()).isEqualTo("active");
    assertThat(RIGHTS.history(contact)).endsWith("contact.released");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  private static long told() {
    return RIGHTS.subjectLinesTo(ANNA).stream().filter(line -> line.endsWith(TOLD)).count();
  }

  private String state() {
    return RIGHTS.staff("GET", "contacts/" + contact).json().path("state").asText();
  }
}
