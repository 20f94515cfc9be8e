package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// L2, L3: whoever asks is answered, also when nothing is held under the address. Only its holder
/// learns that.
class NothingFoundTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String NOBODY = "nobody@example.com";

  private String link = "";

  @Test
  void L2_the_mail_names_what_was_searched_and_what_was_not_and_where_staff_turn() {
    RIGHTS.asks("access", NOBODY);
    SentMail mail = RIGHTS.mailsTo(NOBODY).getLast();
    assertThat(mail.text())
        .contains(
            "We have searched: Customer register, Chat on the website, Contact form on the website",
            "the info@ mailbox",
            "the chat operators' mailbox",
            "the customer system SuiteCRM",
            "the chat service Chatra",
            "the personnel list in Excel",
            "The managing director, vd@btb-plaza.example",
            "by 20 April 2026",
            "Last day to confirm: 27 March 2026",
            "Data Protection Ombudsman",
            "court")
        .doesNotContain("Everything, please", NOBODY);
    String id = MailedPath.entry(RIGHTS.linkTo(NOBODY));
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("challenged");
    assertThat(RIGHTS.notices()).as("nobody of the firm is told before it is confirmed").isEmpty();
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void L2_D01_D12_one_question_of_a_kind_and_three_in_24_hours_as_for_everybody() {
    for (int i = 0; i < 3; i++) {
      for (String kind : List.of("access", "erasure", "restriction", "objection", "portability")) {
        RIGHTS.asks(kind, NOBODY, "X-Local-Source", "203.0.113." + i);
      }
    }
    assertThat(RIGHTS.mailsTo(NOBODY)).hasSize(3);
    RIGHTS.clock("2026-03-21T10:00:00Z");
    RIGHTS.stack().run("SweepOutbox");
    assertThat(RIGHTS.mailsTo(NOBODY)).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access", "portability"})
  void L3_who_confirms_is_answered_that_nothing_is_held_and_people_search_the_other_systems(
      String kind) {
    String link = RIGHTS.confirmed(kind, NOBODY);
    String id = MailedPath.entry(link);
    SentMail answer = RIGHTS.mailsTo(NOBODY).getLast();
    assertThat(answer.subject()).isEqualTo("BTB Plaza Ab: Answer to your request");
    assertThat(answer.text())
        .contains("found nothing", "We are now searching by hand here", "Answer by: 20 April 2026");
    assertThat(answer.attachments()).isEmpty();
    assertThat(RIGHTS.facts(id)).as("no extract of nothing").containsExactly("case.confirmed");
    assertThat(RIGHTS.opens(RIGHTS.linkTo(NOBODY)).body()).contains("We are working on it.");
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("state").asText()).isEqualTo("in-progress");
    assertThat(seen.path("subjects")).isEmpty();
    assertThat(seen.path("tasks").findValuesAsText("kind")).hasSize(5).containsOnly("search");
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.mailsTo(NOBODY).getLast().text())
        .contains("the info@ mailbox: We found nothing about you.");
    assertThat(RIGHTS.history(id))
        .startsWith("case.received", "case.challenged", "case.confirmed", "nothing-held.told")
        .endsWith("case.fulfilled");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"erasure", "rectification", "restriction", "objection"})
  void L2_whatever_else_is_confirmed_staff_decide_after_the_search(String kind) {
    String link = RIGHTS.confirmed(kind, NOBODY);
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.mailsTo(NOBODY).getLast().subject())
        .isEqualTo("BTB Plaza Ab: Your request is confirmed");
    assertThat(RIGHTS.seen(id).path("tasks").findValuesAsText("kind"))
        .hasSize(5)
        .containsOnly("search");
    assertThat(RIGHTS.step(id, "fulfil", Map.of("note", "Nothing.")).status()).isEqualTo(409);
    int mails = RIGHTS.mailsTo(NOBODY).size();
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.mailsTo(NOBODY)).as("staff tell what they did").hasSize(mails);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
    assertThat(RIGHTS.step(id, "fulfil", Map.of("note", "We hold nothing.")).status())
        .isEqualTo(204);
    assertThat(RIGHTS.mailsTo(NOBODY).getLast().text()).contains("We hold nothing.");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounce", "complaint"})
  void I4_an_address_that_sent_one_back_or_complained_is_asked_no_more_while_that_lasts(
      String feedback) {
    RIGHTS.asks("access", NOBODY);
    told(RIGHTS.mailsTo(NOBODY).getFirst(), feedback);
    RIGHTS.clock("2026-03-22T10:00:00Z");
    RIGHTS.asks("erasure", NOBODY);
    assertThat(RIGHTS.mailsTo(NOBODY)).hasSize(1);
    assertThat(RIGHTS.notices()).isEmpty();
    RIGHTS.clock("2027-03-20T10:00:00Z");
    RIGHTS.asks("restriction", NOBODY);
    assertThat(RIGHTS.mailsTo(NOBODY)).hasSize(2);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounce", "complaint"})
  void whoever_is_registered_is_asked_also_then(String feedback) {
    RIGHTS.contact(ANNA);
    told(RIGHTS.mailsTo(ANNA).getLast(), feedback);
    int mails = RIGHTS.mailsTo(ANNA).size();
    RIGHTS.asks("access", ANNA);
    assertThat(RIGHTS.mailsTo(ANNA)).hasSize(mails + 1);
  }

  private static void told(SentMail mail, String type) {
    String event = "{\"type\":\"%s\",\"mailId\":\"%s\"}".formatted(type, mail.id());
    Rights.require(RIGHTS.browser().post("/_local/ses-events", event), 200);
  }

  @Test
  void L2_who_says_that_it_was_somebody_else_leaves_nothing_of_it() {
    RIGHTS.asks("access", NOBODY);
    assertThat(RIGHTS.decides(RIGHTS.linkTo(NOBODY), "not-me").status()).isEqualTo(200);
    assertThat(RIGHTS.tables().with(NOBODY)).isEmpty();
    assertThat(RIGHTS.open()).isEmpty();
  }

  @Test
  void L2_what_came_in_under_the_address_meanwhile_is_what_the_request_is_about() {
    RIGHTS.asks("access", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    String contact = RIGHTS.contact(ANNA);
    Rights.require(RIGHTS.decides(link, "confirm"), 200);
    String id = MailedPath.entry(link);
    assertThat(RIGHTS.seen(id).path("subjects").toString()).contains(contact);
    assertThat(RIGHTS.facts(id)).contains("extract.requested");
    assertThat(RIGHTS.mailsTo(ANNA).getLast().attachments()).hasSize(2);
  }

  @Test
  void F1_who_only_wrote_a_message_confirms_by_the_link_and_gets_the_extract() {
    RIGHTS.writes(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    assertThat(RIGHTS.seen(id).path("subjects")).hasSize(1);
    assertThat(RIGHTS.mailsTo(ANNA).getLast().attachments()).hasSize(2);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void N10_a_link_to_another_spelling_than_the_registered_one_opens_nothing() {
    RIGHTS.asks("access", "Anna@Example.com");
    String link = RIGHTS.linkTo(ANNA);
    RIGHTS.contact(ANNA);
    int mails = RIGHTS.mailsTo(ANNA).size();
    assertThat(RIGHTS.decides(link, "confirm").status()).isEqualTo(404);
    assertThat(RIGHTS.open()).isEmpty();
    assertThat(RIGHTS.mailsTo(ANNA)).hasSize(mails);
    assertThat(RIGHTS.history(MailedPath.entry(link))).endsWith("case.dropped");
    RIGHTS.asks("access", "Anna@Example.com");
    assertThat(RIGHTS.mailsTo(ANNA).getLast().to()).containsExactly(ANNA);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void N10_a_request_that_staff_wrote_down_stays_when_its_link_went_to_another_spelling() {
    String id = asked(() -> RIGHTS.registers("access", "Anna@Example.com", "2026-03-20"));
    assertThat(RIGHTS.decides(link, "confirm").status()).isEqualTo(404);
    JsonNode seen = RIGHTS.seen(id);
    assertThat(seen.path("state").asText()).isEqualTo("received");
    assertThat(seen.path("hindrance").asText()).isEqualTo("spelled-otherwise");
    deadIs(id, "case.hindered");
  }

  @Test
  void N10_a_mail_that_was_vouched_for_is_left_to_staff_when_its_link_went_to_another_spelling() {
    String id =
        asked(() -> {
          RIGHTS.mails(
              """
              From: Anna <Anna@Example.com>
              To: dataskydd@btb-plaza.example
              Subject: Please erase my data
              Content-Type: text/plain; charset=utf-8

              All of it, please.
              """);
          return RIGHTS.open().getFirst();
        });
    assertThat(RIGHTS.decides(link, "confirm").status()).isEqualTo(404);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("left-to-staff");
    assertThat(RIGHTS.notices()).last().asString().contains("är inte bekräftad");
    deadIs(id, "case.left-to-staff");
  }

  @Test
  void N10_a_link_whose_days_are_over_ends_nothing_whatever_the_spelling() {
    RIGHTS.asks("access", "Anna@Example.com");
    link = RIGHTS.linkTo(ANNA);
    RIGHTS.contact(ANNA);
    RIGHTS.clock("2026-03-27T22:00:00Z");
    deadIs(MailedPath.entry(link), "case.challenged");
  }

  /// Somebody asks in the spelling in which they wrote a message, and then stands in the register
  /// in another one.
  ///
  /// @return the id of the case
  private String asked(Supplier<String> asking) {
    RIGHTS.writes("Anna@Example.com");
    String id = asking.get();
    link = RIGHTS.linkTo(ANNA);
    assertThat(MailedPath.entry(link)).isEqualTo(id);
    RIGHTS.contact(ANNA);
    return id;
  }

  private void deadIs(String id, String last) {
    Tables before = RIGHTS.tables();
    assertThat(RIGHTS.decides(link, "confirm").status()).isEqualTo(404);
    assertThat(RIGHTS.tables()).isEqualTo(before);
    assertThat(RIGHTS.history(id)).endsWith(last);
    assertThat(before.faults()).isEmpty();
  }

  @Test
  void N10_asked_again_at_the_registered_spelling_the_link_to_the_other_opens_nothing() {
    RIGHTS.asks("erasure", "Anna@Example.com");
    String other = RIGHTS.linkTo(ANNA);
    RIGHTS.contact(ANNA);
    RIGHTS.clock("2026-03-21T10:00:00Z");
    RIGHTS.asks("erasure", "Anna@Example.com");
    SentMail asked = RIGHTS.mailsTo(ANNA).getLast();
    assertThat(asked.to()).containsExactly(ANNA);
    assertThat(asked.subject()).isEqualTo("BTB Plaza Ab: Does this request come from you?");
    assertThat(RIGHTS.decides(other, "confirm").status()).isEqualTo(404);
    assertThat(RIGHTS.decides(RIGHTS.linkTo(ANNA), "confirm").status()).isEqualTo(200);
  }

  @Test
  void L3_an_access_case_is_fulfilled_when_the_extract_has_left_and_its_tasks_are_closed() {
    RIGHTS.contact(ANNA);
    String id = MailedPath.entry(RIGHTS.confirmed("access", ANNA));
    assertThat(RIGHTS.mailsTo(ANNA).getLast().attachments()).hasSize(2);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("in-progress");
    assertThat(RIGHTS.facts(id)).doesNotContain("case.closed");
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
    assertThat(RIGHTS.facts(id)).contains("case.closed");
    assertThat(RIGHTS.history(id)).endsWith("extract.made", "extract.sent", "case.fulfilled");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void L3_tasks_that_are_closed_first_leave_the_case_open_until_the_extract_has_left() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("access", ANNA);
    String link = RIGHTS.linkTo(ANNA);
    RIGHTS.stack().faults().order(new Faults.Ordered("ses", "SendEmail", Fault.ERROR, 1_000));
    Rights.require(RIGHTS.decides(link, "confirm"), 200);
    String id = MailedPath.entry(link);
    RIGHTS.closeTasks(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
    RIGHTS.stack().faults().clear();
    RIGHTS.clock("2026-03-20T12:07:00Z");
    RIGHTS.stack().run("SweepOutbox");
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("fulfilled");
  }

  @Test
  void L3_a_case_of_staff_for_an_unknown_address_is_searched_for_once() {
    String contact = RIGHTS.contact(ANNA);
    String id = RIGHTS.registers("access", NOBODY, "2026-03-20");
    assertThat(RIGHTS.mailsTo(NOBODY)).as("nobody is asked").isEmpty();
    assertThat(RIGHTS.seen(id).path("hindrance").asText()).isEqualTo("no-such-address");
    assertThat(RIGHTS.step(id, "verify", Map.of("how", "Called her")).status()).isEqualTo(204);
    assertThat(RIGHTS.seen(id).path("tasks")).hasSize(5);
    RIGHTS.step(id, "subjects", Map.of("entries", List.of(contact)));
    assertThat(RIGHTS.seen(id).path("tasks")).hasSize(5);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }
}
