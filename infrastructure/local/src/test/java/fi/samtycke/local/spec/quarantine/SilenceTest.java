package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// G7, G8, N2, N5: who does not answer is reminded three times and then erased.
class SilenceTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void G7_reminders_come_on_days_4_9_and_13_at_six_and_name_the_same_days() {
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.live("2026-04-03T20:59:00Z");
    List<SentMail> mails = QUARANTINE.mailsTo(ANNA);
    assertThat(mails)
        .extracting(mail -> mail.sentAt().toString())
        .as("the clocks change on 29 March")
        .containsExactly(
            "2026-03-20T10:00:00Z",
            "2026-03-24T04:00:00Z",
            "2026-03-29T03:00:00Z",
            "2026-04-02T03:00:00Z");
    assertThat(mails)
        .allSatisfy(
            mail -> assertThat(mail.text()).contains("3 April 2026").contains("4 April 2026"));
    assertThat(mails.subList(1, 4))
        .extracting(SentMail::subject)
        .containsOnly("BTB Plaza Ab: Reminder – may we keep your contact details?");
    List<String> links = mails.stream().map(MailedPath::in).distinct().toList();
    assertThat(links).as("a link of its own in every mail").hasSize(4);
    assertThat(links)
        .as("C17: each works until the answer")
        .allSatisfy(link -> assertThat(QUARANTINE.browser().get(link).status()).isEqualTo(200));
  }

  @Test
  void G8_I12_the_sweep_of_day_15_erases_and_leaves_no_stub() {
    QUARANTINE.visitorAsks(ANNA);
    String link = QUARANTINE.linkTo(ANNA);
    QUARANTINE.wait("2026-04-04T02:59:00Z");
    assertThat(QUARANTINE.tables().of("Quarantine", "entry")).hasSize(1);
    QUARANTINE.wait("2026-04-04T03:00:00Z");
    Tables tables = QUARANTINE.tables();
    assertThat(tables.of("Quarantine", "entry")).isEmpty();
    assertThat(tables.of("Quarantine", "address")).isEmpty();
    assertThat(tables.with(ANNA)).as("the message").hasSize(1);
    assertThat(tables.of("Ledger", "suppression"))
        .extracting(item -> item.get("sk").s())
        .containsExactly("expired");
    assertThat(tables.actions(MailedPath.entry(link)))
        .containsExactly(
            "quarantine.entered",
            "quarantine.asked",
            "quarantine.reminded",
            "quarantine.reminded",
            "quarantine.reminded",
            "quarantine.expired");
    assertThat(tables.faults()).isEmpty();
    Reply late = QUARANTINE.answers(link, "consent");
    assertThat(late.status()).isEqualTo(404);
    assertThat(QUARANTINE.tables()).isEqualTo(tables);
    assertThat(QUARANTINE.mailsTo(ANNA)).as("no farewell").hasSize(4);
  }

  @Test
  void N5_every_sweep_leaves_a_receipt_also_when_nothing_was_due() {
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.wait("2026-04-05T12:00:00Z");
    var receipts =
        QUARANTINE.tables().items().entrySet().stream()
            .filter(item -> item.getKey().startsWith("Ledger btb-plaza#receipt#SweepQuarantine "))
            .map(item -> item.getValue())
            .toList();
    assertThat(receipts).hasSize(16);
    assertThat(receipts)
        .extracting(receipt -> receipt.get("counts").m().keySet().toString())
        .filteredOn(counts -> !counts.equals("[]"))
        .containsExactly("[reminded]", "[reminded]", "[reminded]", "[expired]");
  }

  @Test
  void B08_a_sweep_that_was_missed_sends_the_latest_reminder_only_and_twice_sends_none_more() {
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.mailsTo(ANNA);
    QUARANTINE.clock("2026-03-30T06:00:00Z");
    QUARANTINE.sweep();
    QUARANTINE.sweep();
    assertThat(QUARANTINE.mailsTo(ANNA)).as("the question and one reminder").hasSize(2);
    QUARANTINE.clock("2026-04-04T03:00:00Z");
    QUARANTINE.sweep();
    assertThat(QUARANTINE.tables().of("Quarantine", "entry")).isEmpty();
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(2);
  }

  @Test
  void A26_who_answered_is_not_reminded() {
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.answers(QUARANTINE.linkTo(ANNA), "consent");
    QUARANTINE.wait("2026-04-05T00:00:00Z");
    assertThat(QUARANTINE.mailsTo(ANNA)).as("the question and the copy").hasSize(2);
    assertThat(QUARANTINE.tables().of("Register", "contact")).hasSize(2);
  }
}
