package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N6, Art. 12(3) and (4): an answer that does not arrive is no answer, and somebody is told.
class LostAnswerTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String NOTICE = "Ett svar på en begäran nådde inte fram";
  private static final String RESPONSIBLE = "kundregister@btb-plaza.example";

  @ParameterizedTest
  @CsvSource({"bounce, bounced, mail.bounced", "complaint, complained, mail.complained"})
  void a_refusal_that_comes_back_shows_on_its_case_and_the_responsible_person_is_told(
      String type, String delivery, String action) {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS.step(id, "refuse", Map.of("reason", "An invoice is open."));
    SentMail refusal = RIGHTS.mailsTo(ANNA).getLast();
    told(refusal, type);
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("state").asText()).isEqualTo("refused");
    assertThat(lost(seen)).isEqualTo(delivery);
    assertThat(RIGHTS.history(id)).endsWith("case.refused", action);
    assertThat(RIGHTS.notices()).containsOnlyOnce(NOTICE);
    assertThat(RIGHTS.mailsTo(RESPONSIBLE).getLast().text()).contains(id).doesNotContain(ANNA);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void an_extension_that_SES_never_takes_shows_on_its_case() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    RIGHTS.step(id, "extend", Map.of("reasons", "Archives."));
    RIGHTS.stack().moveTo(Instant.parse("2026-03-22T02:00:00Z"));
    RIGHTS.stack().http().plan(_ -> Optional.empty());
    RIGHTS.stack().moveTo(Instant.parse("2026-03-22T22:00:00Z"));
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("state").asText()).isEqualTo("extended");
    assertThat(lost(seen)).isEqualTo("failed");
    assertThat(RIGHTS.history(id)).endsWith("case.extended", "mail.failed");
    assertThat(RIGHTS.notices()).containsOnlyOnce(NOTICE);
  }

  @Test
  void the_question_of_a_case_that_staff_wrote_down_is_missed_and_a_visitors_is_not() {
    RIGHTS.contact(ANNA);
    String ours = RIGHTS.registers("access", ANNA, "2026-03-18");
    SentMail question = RIGHTS.mailsTo(ANNA).getLast();
    RIGHTS.asks("erasure", ANNA);
    SentMail visitors = RIGHTS.mailsTo(ANNA).getLast();
    String theirs = MailedPath.entry(MailedPath.in(visitors));
    told(visitors, "bounce");
    assertThat(lost(RIGHTS.seen(theirs))).isEmpty();
    assertThat(RIGHTS.notices()).doesNotContain(NOTICE);
    told(question, "bounce");
    assertThat(lost(RIGHTS.seen(ours))).isEqualTo("bounced");
    assertThat(RIGHTS.notices()).containsOnlyOnce(NOTICE);
  }

  @ParameterizedTest
  @CsvSource({"bounce, bounced", "complaint, complained"})
  void an_answer_that_nothing_is_held_opens_its_case_again_when_it_comes_back(
      String type, String delivery) {
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    SentMail answer = RIGHTS.mailsTo(ANNA).getLast();
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    told(answer, type);
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("state").asText()).isEqualTo("in-progress");
    assertThat(seen.path("parts").path("delivery").path("state").asText()).isEqualTo(delivery);
    assertThat(RIGHTS.history(id)).endsWith("case.fulfilled", "extract.returned");
    assertThat(RIGHTS.notices()).containsOnlyOnce(NOTICE);
    assertThat(RIGHTS.step(id, "fulfil", Map.of("note", "Told by telephone.")).status())
        .isEqualTo(204);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void an_answer_that_nothing_is_held_may_come_back_when_staff_have_found_something() {
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    SentMail answer = RIGHTS.mailsTo(ANNA).getLast();
    RIGHTS.writes(ANNA);
    String found = RIGHTS.seen(id).path("candidates").get(0).asText();
    RIGHTS.step(id, "subjects", Map.of("entries", List.of(found)));
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    told(answer, "bounce");
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
  }

  private static String lost(JsonNode seen) {
    return seen.path("parts").path("answer-delivery").path("state").asText();
  }

  private static void told(SentMail mail, String type) {
    String event =
        "{\"type\":\"%s\",\"bounceType\":\"Permanent\",\"mailId\":\"%s\"}"
            .formatted(type, mail.id());
    assertThat(RIGHTS.browser().post("/_local/ses-events", event).status()).isEqualTo(200);
    RIGHTS.notices();
  }
}
