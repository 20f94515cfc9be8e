package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N6, N10, F2, F3: what staff do with a case, from a request by telephone to a letter.
class StaffTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  @Test
  void N6_a_request_by_letter_counts_from_its_receipt_and_is_challenged_like_any_other() {
    RIGHTS.contact(ANNA);
    String id = RIGHTS.registers("access", ANNA, "2026-01-31");
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("state").asText()).isEqualTo("challenged");
    assertThat(seen.path("entrance").asText()).isEqualTo("letter");
    assertThat(seen.path("receivedOn").asText()).isEqualTo("2026-01-31");
    assertThat(seen.path("createdAt").asText()).startsWith("2026-03-20");
    assertThat(seen.path("lastDay").asText()).isEqualTo("2026-02-28");
    assertThat(seen.path("latestDay").asText()).isEqualTo("2026-03-02");
    assertThat(seen.path("registeredBy").asText()).startsWith("staff:");
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("Mottagen: 31 januari 2026");
  }

  @Test
  void N10_an_address_that_nobody_knows_shows_and_staff_identify_the_person_in_another_way() {
    String contact = RIGHTS.contact(ANNA);
    String id = RIGHTS.registers("access", "new-job@example.com", "2026-03-20");
    assertThat(RIGHTS.mailsTo("new-job@example.com")).isEmpty();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("received");
    assertThat(RIGHTS.seen(id).path("hindrance").asText()).isEqualTo("no-such-address");
    assertThat(RIGHTS.step(id, "verify", Map.of("how", " ")).status()).isEqualTo(400);
    Reply verified = RIGHTS.step(id, "verify", Map.of("how", "Called the number we have"));
    assertThat(verified.status()).isEqualTo(204);
    assertThat(RIGHTS.seen(id).path("identifiedBy").asText())
        .isEqualTo("Called the number we have");
    assertThat(RIGHTS.step(id, "subjects", Map.of("entries", List.of(contact))).status())
        .isEqualTo(204);
    assertThat(RIGHTS.facts(id)).contains("case.confirmed", "extract.requested");
    assertThat(RIGHTS.history(id))
        .startsWith("case.received", "case.hindered", "case.confirmed", "case.subjects-chosen");
    assertThat(RIGHTS.mailsTo("new-job@example.com")).as("an address that nobody knows").isEmpty();
    assertThat(RIGHTS.tables().of("ChangeLog", "entry").toString()).doesNotContain("Called");
    assertThat(RIGHTS.step(id, "verify", Map.of("how", "again")).status()).isEqualTo(409);
  }

  @Test
  void one_request_of_a_kind_is_open_also_when_staff_write_a_second_down() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("erasure", ANNA);
    String second = RIGHTS.registers("erasure", ANNA, "2026-03-20");
    assertThat(RIGHTS.seen(second).path("hindrance").asText()).isEqualTo("asked-already");
    assertThat(RIGHTS.step(second, "withdraw", "").status()).isEqualTo(204);
    assertThat(RIGHTS.tables().of("Cases", "turn")).as("of the first").hasSize(1);
    RIGHTS.decides(link, "withdraw");
    assertThat(RIGHTS.tables().of("Cases", "turn")).isEmpty();
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kind, '', required",
    "kind, all, unknown-choice",
    "entrance, link, unknown-choice",
    "receivedOn, 2026-03-21, in-the-future",
    "receivedOn, soon, invalid-date",
    "email, anna, invalid-email",
    "contact, x, unknown-contact",
    "contact, 00000000000000000000000000, unknown-contact"
  })
  void what_is_wrong_in_a_case_is_named(String field, String value, String code) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("kind", "access");
    body.put("entrance", "in-person");
    body.put("receivedOn", "2026-03-20");
    if (!field.equals("contact")) {
      body.put("email", ANNA);
    }
    body.put(field, value);
    Reply reply = RIGHTS.staff("POST", "cases", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("errors").get(0).path("field").asText()).isEqualTo(field);
    assertThat(reply.json().path("errors").get(0).path("code").asText()).isEqualTo(code);
  }

  @Test
  void N6_an_extension_goes_out_with_its_reasons_inside_the_first_month_and_once() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("erasure", ANNA);
    String id = MailedPath.entry(link);
    RIGHTS.clock("2026-04-20T20:59:59Z");
    assertThat(RIGHTS.step(id, "extend", Map.of("reasons", "We have found <much>.")).status())
        .isEqualTo(204);
    SentMail letter = RIGHTS.mailsTo(ANNA).getLast();
    assertThat(letter.subject())
        .isEqualTo("BTB Plaza Ab: We need more time to answer your request");
    assertThat(letter.text())
        .contains("We have found <much>.", "Answer by: 20 June 2026", "Ombudsman", "court");
    assertThat(RIGHTS.opens(link).body())
        .contains("Why we need more time", "We have found &lt;much", "20 June 2026");
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("lastDay").asText()).isEqualTo("2026-06-20");
    assertThat(seen.path("latestDay").asText()).isEqualTo("2026-06-22");
    assertThat(RIGHTS.step(id, "extend", Map.of("reasons", "more")).status()).isEqualTo(409);
    assertThat(RIGHTS.tables().of("ChangeLog", "entry").toString()).doesNotContain("found");
  }

  @Test
  void N6_after_the_first_month_nothing_is_extended() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS.clock("2026-04-20T21:00:00Z");
    Reply late = RIGHTS.step(id, "extend", Map.of("reasons", "x"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("type").asText()).isEqualTo("/problems/too-late-to-extend");
  }

  @Test
  void N6_a_refusal_tells_why_and_where_one_may_complain() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("erasure", ANNA);
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.step(id, "refuse", Map.of("reason", "An invoice is open.")).status())
        .isEqualTo(204);
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text())
        .contains("An invoice is open.", "Data Protection Ombudsman", "court");
    assertThat(RIGHTS.opens(link).body()).contains("Refused.", "An invoice is open.");
    assertThat(RIGHTS.facts(id)).contains("case.closed");
    assertThat(RIGHTS.step(id, "refuse", Map.of("reason", "x")).status()).isEqualTo(409);
    assertThat(RIGHTS.step(id, "withdraw", "").status()).isEqualTo(409);
    assertThat(RIGHTS.staff("GET", "cases?state=closed").body()).contains(id);
    assertThat(RIGHTS.open()).isEmpty();
  }

  @Test
  void N9_a_case_is_fulfilled_when_no_task_of_it_is_open_and_the_person_is_told() {
    RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("rectification", ANNA);
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.step(id, "begin", "").status()).isEqualTo(204);
    assertThat(RIGHTS.step(id, "begin", "").status()).isEqualTo(409);
    assertThat(RIGHTS.opens(link).body()).contains("We are working on it.");
    String task = RIGHTS.openTask(id);
    assertThat(RIGHTS.seen(id).path("tasks").get(0).path("id").asText()).isEqualTo(task);
    Reply early = RIGHTS.step(id, "fulfil", Map.of("note", "The title is right now."));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().path("type").asText()).isEqualTo("/problems/not-done");
    Rights.require(
        RIGHTS.staff("POST", "tasks/" + task + "/done", Map.of("evidence", "seen")), 200);
    assertThat(RIGHTS.step(id, "fulfil", Map.of("note", "The title is right now.")).status())
        .isEqualTo(204);
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("The title is right now.");
    assertThat(RIGHTS.opens(link).body()).contains("What we have done", "The title is right now.");
    assertThat(RIGHTS.history(id)).endsWith("case.in-progress", "case.fulfilled");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F1_an_extract_of_a_case_that_asks_for_something_else_is_refused_and_changes_nothing() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    List<String> before = RIGHTS.history(id);
    var refused = RIGHTS.step(id, "extract", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("/problems/not-an-extract");
    assertThat(RIGHTS.history(id)).isEqualTo(before);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
    assertThat(RIGHTS.facts(id)).doesNotContain("extract.requested");
  }

  @Test
  void F1_an_extract_that_left_is_not_made_again_for_the_same_request() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    assertThat(RIGHTS.mailsTo(ANNA).getLast().attachments()).hasSize(2);
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.as("employee", "POST", "cases/" + id + "/extract", "").status())
        .isEqualTo(409);
    assertThat(RIGHTS.as("chat-operator", "POST", "cases/" + id + "/extract", "").status())
        .isEqualTo(403);
    assertThat(RIGHTS.history(id)).endsWith("extract.made", "extract.sent", "case.fulfilled");
  }

  @Test
  void the_log_of_a_case_shows_every_step_and_the_list_nothing_of_the_person() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    Reply changes = RIGHTS.staff("GET", "cases/" + id + "/changes");
    assertThat(changes.json().path("items").findValuesAsText("action"))
        .containsExactly("case.received", "case.challenged", "case.confirmed");
    String list = RIGHTS.staff("GET", "cases").body();
    assertThat(list).contains(id, "\"daysLeft\":31").doesNotContain("anna", "Everything");
    assertThat(RIGHTS.staff("GET", "cases?state=all").status()).isEqualTo(400);
    String unknown = RIGHTS.staff("GET", "cases/" + "0".repeat(26)).body();
    assertThat(RIGHTS.staff("GET", "cases/" + EntryId.isWellFormed("x")).body()).isEqualTo(unknown);
  }

  @Test
  void a_mail_about_a_case_that_comes_back_stands_in_its_chain() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("access", ANNA);
    String id = MailedPath.entry(RIGHTS.linkTo(ANNA));
    String mail = RIGHTS.mailsTo(ANNA).getLast().id();
    RIGHTS
        .browser()
        .post(
            "/_local/ses-events",
            "{\"type\":\"bounce\",\"bounceType\":\"Permanent\",\"mailId\":\"%s\"}".formatted(mail));
    assertThat(RIGHTS.history(id)).endsWith("case.challenged", "mail.bounced");
    assertThat(RIGHTS.step(id, "verify", Map.of("how", "by sight")).status())
        .as("another way, when the address no longer works")
        .isEqualTo(204);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void a_step_that_there_is_not_is_not_found_and_changes_nothing() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    List<String> before = RIGHTS.history(id);
    for (String step : List.of("reopen", "Withdraw", "fulfill", "with-draw")) {
      assertThat(RIGHTS.step(id, step, "").status()).as(step).isEqualTo(404);
      assertThat(RIGHTS.step(id, step, Map.of("note", "Done")).status()).as(step).isEqualTo(404);
    }
    assertThat(RIGHTS.history(id)).isEqualTo(before);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
  }
}
