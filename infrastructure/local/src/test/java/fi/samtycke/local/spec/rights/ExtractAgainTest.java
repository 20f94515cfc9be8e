package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// F1, F12, N10: from the page to the mailbox, again when the mail comes back, and not to an
/// address that has just changed.
class ExtractAgainTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String NEW = "anna-with-a-new-address@example.com";

  @Test
  void F1_who_asks_gets_both_files_and_gets_them_anew_when_the_mail_came_back() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    List<SentMail> first = extracts(ANNA);
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().attachments())
        .extracting(file -> file.fileName())
        .containsExactly("register-extract.pdf", "register-extract.json");
    assertThat(RIGHTS.seen(id).path("state").asText())
        .as("nobody has looked elsewhere yet")
        .isEqualTo("in-progress");
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");

    String event = "{\"type\":\"bounce\",\"mailId\":\"%s\"}".formatted(first.getFirst().id());
    RIGHTS.browser().post("/_local/ses-events", event);
    RIGHTS.mailsTo(ANNA);
    JsonNode bounced = RIGHTS.seen(id);
    assertThat(bounced.path("state").asText()).isEqualTo("in-progress");
    assertThat(delivery(bounced)).isEqualTo("bounced");

    RIGHTS.clock("2026-03-20T11:00:00Z");
    assertThat(RIGHTS.step(id, "extract", "").status()).isEqualTo(204);
    assertThat(extracts(ANNA)).hasSize(2);
    JsonNode again = RIGHTS.seen(id);
    assertThat(again.path("state").asText()).isEqualTo("fulfilled");
    assertThat(delivery(again)).isEqualTo("sent");
    assertThat(again.path("parts").path("extract").path("madeAt").asText())
        .isNotEqualTo(bounced.path("parts").path("extract").path("madeAt").asText());
    assertThat(RIGHTS.history(id))
        .endsWith(
            "extract.made",
            "extract.sent",
            "case.fulfilled",
            "extract.returned",
            "extract.requested",
            "extract.made",
            "case.fulfilled");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F1_an_extract_that_is_made_anew_is_waited_for_although_the_one_before_has_left() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    assertThat(extracts(ANNA)).hasSize(1);
    withoutMail();
    assertThat(RIGHTS.step(id, "extract", "").status()).isEqualTo(204);
    leavesAfterTheSearches(id, 2);
  }

  @Test
  void L3_what_staff_find_after_the_answer_that_nothing_is_held_is_sent_before_the_case_is_over() {
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("found nothing");
    withoutMail();
    RIGHTS.writes(ANNA);
    assertThat(choosesAll(id)).isEqualTo(204);
    leavesAfterTheSearches(id, 1);
  }

  @Test
  void L3_an_answer_that_nothing_is_held_answers_nothing_when_staff_find_something_meanwhile() {
    RIGHTS.asks("access", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    String id = MailedPath.entry(link);
    AtomicInteger chosen = new AtomicInteger();
    RIGHTS
        .stack()
        .http()
        .plan(call -> {
          if (!hasLeft("BTB Plaza Ab: Answer to your request")) {
            return Optional.empty();
          }
          if (chosen.compareAndSet(0, 1)) {
            RIGHTS.writes(ANNA);
            chosen.set(choosesAll(id));
          }
          return call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty();
        });
    Rights.require(RIGHTS.decides(link, "confirm"), 200);
    RIGHTS.mailsTo(ANNA);
    assertThat(RIGHTS.seen(id).path("subjects")).hasSize(1);
    assertThat(chosen).hasValue(204);
    leavesAfterTheSearches(id, 1);
  }

  @Test
  void N10_the_question_goes_to_the_address_as_it_is_registered_and_not_as_it_was_typed() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("access", "ANNA@Example.com"));
    assertThat(RIGHTS.mailsTo(ANNA)).allSatisfy(mail -> assertThat(mail.to()).contains(ANNA));
    assertThat(extracts(ANNA)).hasSize(1);
    assertThat(RIGHTS.seen(id).path("email").asText()).isEqualTo(ANNA);
  }

  @Test
  void F12_nothing_goes_out_after_a_change_of_address_until_a_second_person_approves_it() {
    RIGHTS.contact(ANNA);
    String moving = MailedPath.entry(RIGHTS.confirmed("rectification", ANNA));
    Map<String, String> moved =
        Map.of("field", "email", "decision", "accept", "value", NEW, "reason", "");
    assertThat(
            RIGHTS
                .step(
                    moving,
                    "decisions",
                    Map.of("decisions", List.of(moved), "verified", "Called the number we have"))
                .status())
        .isEqualTo(201);
    String id = MailedPath.entry(RIGHTS.confirmed("access", NEW));
    assertThat(extracts(NEW)).isEmpty();
    JsonNode waiting = RIGHTS.seen(id);
    assertThat(waiting.path("state").asText()).isEqualTo("confirmed");
    assertThat(waiting.path("addressCoolsUntil").asText()).isGreaterThan("2026-03-21");
    assertThat(RIGHTS.step(id, "extract", "").body()).contains("/problems/address-cooling");

    RIGHTS.stack().moveTo(Instant.parse("2026-03-20T13:00:00Z"));
    assertThat(extracts(NEW)).isEmpty();
    assertThat(approvedByAnother(moving)).isEqualTo(204);
    RIGHTS.stack().moveTo(Instant.parse("2026-03-20T15:00:00Z"));
    assertThat(extracts(NEW)).hasSize(1);
    assertThat(extracts(ANNA)).isEmpty();
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.seen(id).has("addressCoolsUntil")).isFalse();
  }

  private static void withoutMail() {
    RIGHTS
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
  }

  private static boolean hasLeft(String subjectLine) {
    return RIGHTS.stack().mailbox().all().stream()
        .anyMatch(mail -> mail.subject().equals(subjectLine));
  }

  private static int choosesAll(String id) {
    List<String> entries = new ArrayList<>();
    RIGHTS.seen(id).path("candidates").forEach(each -> entries.add(each.asText()));
    return RIGHTS.staff("POST", "cases/" + id + "/subjects", Map.of("entries", entries)).status();
  }

  /// The mail is put off; the searches are closed first.
  ///
  /// @param extracts that have left in the end
  private static void leavesAfterTheSearches(String id, int extracts) {
    RIGHTS.closeTasks(id);
    RIGHTS.mailsTo(ANNA);
    assertThat(RIGHTS.seen(id).path("state").asText()).isNotEqualTo("fulfilled");
    assertThat(delivery(RIGHTS.seen(id))).isEmpty();
    RIGHTS.stack().http().plan(_ -> Optional.empty());
    RIGHTS.stack().moveTo(Instant.parse("2026-03-20T13:00:00Z"));
    assertThat(extracts(ANNA)).hasSize(extracts);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  private static int approvedByAnother(String id) {
    String token = RIGHTS.stack().signIn("a second person", List.of("btb-plaza:employee"));
    String path = Rights.API + "cases/" + id + "/approve-address";
    return RIGHTS.browser().post(path, "{}", "Authorization", "Bearer " + token).status();
  }

  private static List<SentMail> extracts(String email) {
    return RIGHTS.mailsTo(email).stream().filter(mail -> !mail.attachments().isEmpty()).toList();
  }

  private static String delivery(JsonNode seen) {
    return seen.path("parts").path("delivery").path("state").asText();
  }
}
