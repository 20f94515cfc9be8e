package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.extracts.PrintedPdf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// F1, N9 (GDPR Art. 15): who asks what is held is answered about the systems too that nobody can
/// search from here. The case is over when the extract has left and people have looked everywhere.
class SearchTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final List<String> SYSTEMS =
      List.of(
          "chattjänsten Chatra (Roger Wilco LLC)",
          "chattoperatörernas e-postlåda",
          "e-postlådan info@",
          "kundsystemet SuiteCRM",
          "personallistan i Excel");
  private static final String IN_ENGLISH =
      "the chat service Chatra (Roger Wilco LLC), the info@ mailbox, the chat operators' mailbox,"
          + " the personnel list in Excel, the customer system SuiteCRM";

  private String link = "";
  private String id = "";

  @Test
  void N9_a_request_for_access_opens_a_search_in_each_declared_system_outside() {
    asks("access");
    List<JsonNode> tasks = tasks();
    assertThat(tasks)
        .extracting(task -> task.path("place").asText())
        .containsExactlyInAnyOrderElementsOf(SYSTEMS);
    assertThat(tasks)
        .extracting(task -> task.path("kind").asText() + " " + task.path("dueOn").asText())
        .containsOnly("search 2026-04-03");
    assertThat(tasks)
        .extracting(task -> task.path("ownerRole").asText())
        .containsExactlyInAnyOrder(
            "administrator",
            "administrator",
            "chat-operator",
            "mailbox-reader",
            "managing-director");
    assertThat(one("kundsystemet SuiteCRM").path("letter").asText())
        .contains("Anna Exempel", ANNA, "20 mars 2026", "tillgång", "3 april 2026");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F1_the_extract_its_mail_and_the_page_say_where_people_still_look() throws Exception {
    asks("access");
    SentMail extract = extract();
    assertThat(extract.text()).contains(IN_ENGLISH, "in an email of its own");
    assertThat(PrintedPdf.text("searching", extract.attachments().getFirst().content()))
        .contains(IN_ENGLISH.replace(" ", ""));
    assertThat(RIGHTS.opens(link).body()).contains("the customer system SuiteCRM");
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.opens(link).body()).doesNotContain("the customer system SuiteCRM");
  }

  @Test
  void N9_the_case_is_fulfilled_with_the_last_search_and_the_person_is_told_of_each() {
    asks("access");
    extract();
    RIGHTS.clock("2026-03-21T10:00:00Z");
    close("kundsystemet SuiteCRM", "done", sentOn("2026-03-21"));
    close("e-postlådan info@", "done", nothing("Searched for the name"));
    close("chattoperatörernas e-postlåda", "done", nothing("Asked both"));
    close("personallistan i Excel", "impossible", Map.of("reason", "The server is down"));
    assertThat(letters()).isEmpty();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("in-progress");
    close(SYSTEMS.getFirst(), "done", nothing("Searched"));
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(letters()).hasSize(1);
    assertThat(letters().getFirst().text())
        .contains(
            "the customer system SuiteCRM: What was there was sent to you separately on 21 March"
                + " 2026.",
            "the info@ mailbox: We found nothing about you.",
            "the chat operators' mailbox: We found nothing about you.",
            "the personnel list in Excel: Could not be searched: The server is down",
            "Data Protection Ombudsman");
    assertThat(RIGHTS.history(id)).endsWith("extract.made", "extract.sent", "case.fulfilled");
  }

  @Test
  void N9_the_case_waits_for_the_extract_when_people_were_quicker() {
    RIGHTS.contact(ANNA);
    id = RIGHTS.registers("access", ANNA, "2026-03-19");
    RIGHTS
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    RIGHTS.step(id, "verify", Map.of("how", "by sight"));
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
    RIGHTS.stack().http().plan(_ -> Optional.empty());
    RIGHTS.stack().moveTo(Instant.parse("2026-03-20T13:00:00Z"));
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(letters()).hasSize(1);
  }

  @Test
  void N6_a_search_is_due_by_the_last_day_of_the_answer() {
    RIGHTS.contact(ANNA);
    id = RIGHTS.registers("access", ANNA, "2026-02-25");
    RIGHTS.step(id, "verify", Map.of("how", "by sight"));
    assertThat(tasks()).extracting(task -> task.path("dueOn").asText()).containsOnly("2026-03-25");
  }

  @Test
  void N9_who_sees_to_a_system_closes_its_search_and_no_other() {
    asks("access");
    String mailbox = one("e-postlådan info@").path("id").asText();
    Map<String, Object> found = nothing("Nothing");
    assertThat(done("chat-operator", mailbox, found).status()).isEqualTo(404);
    assertThat(done("mailbox-reader", mailbox, found).status()).isEqualTo(200);
    String list = one("personallistan i Excel").path("id").asText();
    assertThat(done("mailbox-reader", list, found).status()).isEqualTo(404);
    assertThat(done("managing-director", list, found).status()).isEqualTo(200);
  }

  @Test
  void N9_the_day_on_which_something_was_sent_is_none_before_the_request_and_none_to_come() {
    asks("access");
    String task = one("kundsystemet SuiteCRM").path("id").asText();
    assertThat(done("administrator", task, sentOn("2026-03-19")).body())
        .contains("before-the-request");
    assertThat(done("administrator", task, sentOn("2026-03-21")).body()).contains("in-the-future");
    assertThat(done("administrator", task, sentOn("soon")).body()).contains("invalid-date");
    assertThat(done("administrator", task, sentOn("2026-03-20")).json().path("sentOn").asText())
        .isEqualTo("2026-03-20");
    assertThat(done("administrator", task, sentOn("2026-03-20")).status()).isEqualTo(200);
    assertThat(done("administrator", task, nothing("Two")).status()).isEqualTo(409);
  }

  /// What was found and not sent must not become a letter that nothing was found.
  @Test
  void F1_whoever_closes_a_search_says_whether_it_found_anything_and_when_that_was_sent() {
    asks("access");
    String task = one("kundsystemet SuiteCRM").path("id").asText();
    for (Map<String, Object> unclear :
        List.<Map<String, Object>>of(
            Map.of("evidence", "Two"),
            Map.of("evidence", "Two", "sentOn", "2026-03-20"),
            Map.of("evidence", "Two", "found", true),
            Map.of("evidence", "Two", "found", "some", "sentOn", "2026-03-20"),
            Map.of("evidence", "Two", "found", false, "sentOn", "2026-03-20"))) {
      assertThat(done("administrator", task, unclear).status()).as("%s", unclear).isEqualTo(400);
    }
    assertThat(tasks()).hasSize(SYSTEMS.size());
  }

  @Test
  void nobody_is_told_of_searches_for_a_request_that_was_refused_meanwhile() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("access", ANNA);
    link = RIGHTS.linkTo(ANNA);
    id = MailedPath.entry(link);
    RIGHTS
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    RIGHTS.decides(link, "confirm");
    RIGHTS.closeTasks(id);
    RIGHTS.step(id, "refuse", Map.of("reason", "Asked for ten times"));
    RIGHTS.stack().http().plan(_ -> Optional.empty());
    RIGHTS.stack().moveTo(Instant.parse("2026-03-20T13:00:00Z"));
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("Asked for ten times");
    assertThat(letters()).isEmpty();
  }

  @Test
  void nobody_is_told_of_searches_for_a_request_that_was_taken_back() {
    asks("access");
    List<JsonNode> open = tasks();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("in-progress");
    RIGHTS.decides(link, "withdraw");
    for (JsonNode task : open) {
      done("administrator", task.path("id").asText(), nothing("Looked"));
    }
    assertThat(letters()).isEmpty();
  }

  @Test
  void nobody_searches_for_a_request_that_was_taken_back() {
    asks("access");
    assertThat(tasks()).hasSize(5);
    RIGHTS.decides(link, "withdraw");
    isSearchedForNoMore();
  }

  @Test
  void nobody_searches_for_a_request_that_staff_ended() {
    asks("access");
    RIGHTS.step(id, "refuse", Map.of("reason", "It is the third this month"));
    isSearchedForNoMore();
    link = RIGHTS.confirmed("access", ANNA);
    id = MailedPath.entry(link);
    RIGHTS.step(id, "withdraw", "");
    isSearchedForNoMore();
  }

  @Test
  void nobody_searches_for_whoever_is_erased_and_nothing_is_left_of_the_case() {
    asks("access");
    List<JsonNode> searches = tasks();
    String erasure = MailedPath.entry(RIGHTS.confirmed("erasure", ANNA));
    RIGHTS.step(erasure, "erasure", "");
    RIGHTS.stack().run("CarryOutErasure");
    RIGHTS.mailsTo(ANNA);
    assertThat(RIGHTS.history(id)).endsWith("case.withdrawn");
    assertThat(searches)
        .allSatisfy(task ->
            assertThat(RIGHTS.staff("GET", "tasks/" + task.path("id").asText()).body())
                .contains("\"impossible\""));
    assertThat(parts()).noneMatch(part -> part.contains(" task#"));
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void F13_what_the_person_gave_themselves_lies_here_and_no_search_is_opened_for_it() {
    asks("portability");
    assertThat(tasks()).isEmpty();
    extract();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
  }

  private void asks(String kind) {
    RIGHTS.contact(ANNA);
    link = RIGHTS.confirmed(kind, ANNA);
    id = MailedPath.entry(link);
  }

  private void isSearchedForNoMore() {
    assertThat(RIGHTS.staff("GET", "tasks?state=open").body()).doesNotContain("\"search\"");
    assertThat(RIGHTS.staff("GET", "tasks?state=impossible").body()).contains("case over");
    assertThat(parts()).noneMatch(part -> part.contains(" task#"));
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  /// The keys of what is stored of the case.
  private List<String> parts() {
    return RIGHTS.tables().items().keySet().stream()
        .filter(key -> key.startsWith("Cases btb-plaza#case#" + id))
        .toList();
  }

  private List<JsonNode> tasks() {
    return StreamSupport.stream(RIGHTS.seen(id).path("tasks").spliterator(), false).toList();
  }

  private JsonNode one(String place) {
    String task =
        tasks().stream()
            .filter(each -> each.path("place").asText().equals(place))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    return RIGHTS.staff("GET", "tasks/" + task).json();
  }

  private void close(String place, String how, Map<String, ?> words) {
    String path = "tasks/" + one(place).path("id").asText() + "/" + how;
    Rights.require(RIGHTS.staff("POST", path, words), 200);
  }

  private static Reply done(String role, String task, Map<String, ?> words) {
    return RIGHTS.as(role, "POST", "tasks/" + task + "/done", words);
  }

  private static Map<String, Object> nothing(String evidence) {
    return Map.of("evidence", evidence, "found", false);
  }

  private static Map<String, Object> sentOn(String day) {
    return Map.of("evidence", "Two", "found", true, "sentOn", day);
  }

  private static SentMail extract() {
    return RIGHTS.mailsTo(ANNA).stream()
        .filter(mail -> !mail.attachments().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static List<SentMail> letters() {
    return RIGHTS.mailsTo(ANNA).stream()
        .filter(mail ->
            mail.subject().endsWith("answer about data in other systems")
                || mail.subject().endsWith("svar om uppgifter i andra system"))
        .toList();
  }
}
