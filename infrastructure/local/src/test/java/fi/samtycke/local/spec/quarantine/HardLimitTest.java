package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static fi.samtycke.local.spec.quarantine.Quarantine.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A11, G8: when SES never takes the first mail, the entry does not stay for ever either.
class HardLimitTest {
  private final List<Wire> wires = new ArrayList<>();
  private final Backstage stage =
      new Backstage(
          NOW,
          real -> {
            wires.add(new Wire(real));
            return wires.getFirst();
          });

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void A11_what_ses_refuses_for_good_is_erased_at_the_hard_limit_and_staff_are_told() {
    String entry = enter(Fate.REFUSED);
    assertThat(stage.tables().actions(entry))
        .as("visible as failed, and tried no more")
        .containsExactly("quarantine.entered", "mail.failed");
    at("2026-04-18T03:00:00Z");
    assertThat(stage.tables().of("Quarantine", "entry")).hasSize(1);
    wires.getFirst().begin((_, _) -> Fate.DONE);
    at("2026-04-19T03:00:00Z");
    gone(entry, "quarantine.lapsed");
    assertThat(stage.mailsTo("kundregister@btb-plaza.example"))
        .extracting(SentMail::text)
        .hasSize(1)
        .allSatisfy(text -> assertThat(text).contains(entry).doesNotContain(ANNA));
    stage.post(ANNA, "Hello again", "192.0.2.8", "");
    stage.dispatchPending();
    assertThat(stage.mailsTo(ANNA)).as("nobody was asked, so asking is free").hasSize(1);
  }

  @Test
  void A10_when_nobody_knows_whether_a_mail_left_the_day_it_names_holds() {
    String entry = enter(Fate.NO_ANSWER);
    for (String time : List.of("10:07", "10:37", "11:07", "12:07", "14:07", "21:07")) {
      stage.clock.set(Instant.parse("2026-03-20T" + time + ":00Z"));
      stage.run("SweepOutbox");
    }
    stage.clock.set(Instant.parse("2026-03-22T10:07:00Z"));
    stage.run("SweepOutbox");
    assertThat(stage.tables().actions(entry)).containsExactly("quarantine.entered", "mail.failed");
    wires.getFirst().begin((_, _) -> Fate.DONE);
    at("2026-04-05T03:00:00Z");
    assertThat(stage.tables().of("Quarantine", "entry")).hasSize(1);
    at("2026-04-06T03:00:00Z");
    gone(entry, "quarantine.expired");
  }

  private String enter(Fate mails) {
    wires.getFirst().begin((_, call) -> call.service().equals("ses") ? mails : Fate.DONE);
    stage.post(ANNA, "Hello", "192.0.2.7", "");
    stage.dispatchQuarantineMails();
    String pk = stage.tables().of("Quarantine", "entry").getFirst().get("pk").s();
    return pk.substring(pk.lastIndexOf('#') + 1);
  }

  private void at(String sweep) {
    stage.clock.set(Instant.parse(sweep));
    stage.run("SweepQuarantine");
    stage.dispatchQuarantineMails();
  }

  private void gone(String entry, String action) {
    Tables tables = stage.tables();
    assertThat(tables.of("Quarantine", "entry")).isEmpty();
    assertThat(tables.of("Quarantine", "address")).isEmpty();
    assertThat(tables.with(ANNA)).as("the visitor's message").hasSize(1);
    assertThat(tables.actions(entry)).endsWith(action);
    assertThat(tables.faults()).isEmpty();
    assertThat(stage.mailsTo(ANNA)).isEmpty();
  }
}
