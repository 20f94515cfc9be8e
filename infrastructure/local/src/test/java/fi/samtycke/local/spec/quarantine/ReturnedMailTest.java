package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N2, B09, A10, I4: mails that come back, are complained about, or that SES never takes.
class ReturnedMailTest {
  private static final String RESPONSIBLE = "kundregister@btb-plaza.example";

  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void B09_a_bounce_stops_the_reminders_staff_are_told_and_the_entry_still_ends_on_its_day() {
    String id = QUARANTINE.staffEnter("eva", ANNA);
    told(QUARANTINE.mailsTo(ANNA).getFirst(), "bounce");
    assertThat(QUARANTINE.sees("eva", "employee", "quarantine/" + id).json().path("state").asText())
        .isEqualTo("undeliverable");
    List<SentMail> notices = QUARANTINE.mailsTo(RESPONSIBLE);
    assertThat(notices).hasSize(1);
    assertThat(notices.getFirst().text()).contains(id).doesNotContain(ANNA);
    QUARANTINE.wait("2026-04-04T02:59:59Z");
    assertThat(QUARANTINE.mailsTo(ANNA)).as("no reminder").hasSize(1);
    assertThat(QUARANTINE.tables().of("Quarantine", "entry")).hasSize(1);
    QUARANTINE.wait("2026-04-04T03:00:00Z");
    Tables tables = QUARANTINE.tables();
    assertThat(tables.of("Quarantine", "entry")).isEmpty();
    assertThat(tables.actions(id))
        .containsExactly(
            "quarantine.entered", "quarantine.asked", "quarantine.returned", "quarantine.expired");
    assertThat(tables.faults()).isEmpty();
    assertThat(tables.with(ANNA)).isEmpty();
  }

  @Test
  void I4_a_complaint_stops_every_mail_but_the_link_still_answers() {
    QUARANTINE.visitorAsks(ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    told(QUARANTINE.mailsTo(ANNA).getFirst(), "complaint");
    told(QUARANTINE.mailsTo(ANNA).getFirst(), "complaint");
    QUARANTINE.wait("2026-04-03T20:59:59Z");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(1);
    assertThat(QUARANTINE.answers(link, "refuse").body())
        .contains("The contact details are erased");
    assertThat(QUARANTINE.tables().of("Ledger", "suppression"))
        .extracting(item -> item.get("sk").s())
        .contains("complained", "refused");
  }

  @Test
  void I4_A08_after_an_attempt_that_nobody_heard_of_a_complaint_stops_the_next_one() {
    QUARANTINE.stack().faults().order(new Faults.Ordered("ses", "SendEmail", Fault.LOST_ANSWER, 3));
    String id = QUARANTINE.staffEnter("eva", ANNA);
    List<SentMail> copies = QUARANTINE.mailsTo(ANNA);
    assertThat(copies).as("one for each answer that was lost").hasSize(3);
    assertThat(copies).extracting(MailedPath::in).as("C17").containsOnly(QUARANTINE.linkTo(ANNA));
    told(copies.getFirst(), "complaint");
    QUARANTINE.clock("2026-03-20T11:07:00Z");
    QUARANTINE.stack().run("SweepOutbox");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(3);
    QUARANTINE.wait("2026-04-04T03:00:00Z");
    assertThat(QUARANTINE.tables().actions(id)).endsWith("quarantine.expired");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(3);
  }

  @Test
  void H08_what_is_told_of_an_erased_person_brings_nothing_back_but_is_remembered() {
    QUARANTINE.visitorAsks(ANNA);
    SentMail question = QUARANTINE.mailsTo(ANNA).getFirst();
    QUARANTINE.answers(MailedPath.in(question), "refuse");
    Tables before = QUARANTINE.tables();
    told(question, "complaint");
    Tables after = QUARANTINE.tables();
    assertThat(after.items().keySet()).containsAll(before.items().keySet());
    assertThat(after.items()).hasSize(before.items().size() + 1);
    assertThat(after.of("Ledger", "suppression"))
        .extracting(item -> item.get("sk").s())
        .containsExactly("complained", "refused");
  }

  @Test
  void A10_when_ses_is_down_for_a_day_nothing_is_lost_and_the_days_begin_with_the_mail() {
    QUARANTINE
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    QUARANTINE.visitorAsks(ANNA);
    for (String at : List.of("20T10:07", "20T11:07", "20T14:07", "20T21:07")) {
      QUARANTINE.mailsTo(ANNA);
      QUARANTINE.clock("2026-03-" + at + ":00Z");
      QUARANTINE.stack().run("SweepOutbox");
    }
    assertThat(QUARANTINE.stack().mailbox().all()).isEmpty();
    QUARANTINE.stack().http().plan(_ -> Optional.empty());
    QUARANTINE.clock("2026-03-21T21:30:00Z");
    QUARANTINE.stack().run("SweepOutbox");
    List<SentMail> mails = QUARANTINE.mailsTo(ANNA);
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().text()).contains("4 April 2026", "5 April 2026");
    QUARANTINE.wait("2026-03-25T05:00:00Z");
    assertThat(QUARANTINE.mailsTo(ANNA)).as("one reminder, no burst").hasSize(2);
    assertThat(QUARANTINE.tables().faults()).isEmpty();
  }

  private static void told(SentMail mail, String type) {
    String event = "{\"type\":\"%s\",\"mailId\":\"%s\"}".formatted(type, mail.id());
    assertThat(QUARANTINE.browser().post("/_local/ses-events", event).status()).isEqualTo(200);
  }
}
