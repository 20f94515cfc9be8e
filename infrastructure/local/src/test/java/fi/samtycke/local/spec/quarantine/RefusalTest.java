package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// G6, H01: who says no is erased at once, and nothing is ever heard of it again.
class RefusalTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void G6_H01_the_entry_its_address_items_counters_and_obligations_are_gone_at_once() {
    String link = asked();
    Reply answer = QUARANTINE.answers(link, "refuse");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("The contact details are erased").doesNotContain(ANNA);
    Tables tables = QUARANTINE.tables();
    assertThat(tables.of("Quarantine", "address")).isEmpty();
    assertThat(tables.of("Register", "contact")).isEmpty();
    assertThat(tables.with(ANNA)).as("the message stays for its own purpose").hasSize(1);
    assertThat(tables.with(ANNA)).allMatch(key -> key.startsWith("Conversations"));
    String entry = MailedPath.entry(link);
    assertThat(tables.of("Outbox", "outbox"))
        .filteredOn(item -> item.get("about").s().equals(entry))
        .extracting(item -> item.get("channel").s() + " " + item.get("kind").s())
        .as("facts without personal data; no mail is owed")
        .containsExactlyInAnyOrder("fact quarantine.entered", "fact quarantine.refused");
    assertThat(tables.actions(entry)).endsWith("quarantine.refused");
    assertThat(tables.faults()).isEmpty();
  }

  @Test
  void I7_H09_what_stays_is_a_stub_without_personal_data_and_a_keyed_digest() {
    String link = asked();
    QUARANTINE.answers(link, "refuse");
    Tables tables = QUARANTINE.tables();
    var stub = tables.of("Quarantine", "entry").getFirst();
    assertThat(stub.keySet())
        .containsExactlyInAnyOrder("pk", "sk", "formatVersion", "state", "links", "timeToLive");
    assertThat(stub.get("timeToLive").n())
        .as("the deadline and thirty days: 4 May 2026, 00:00 in Helsinki")
        .isEqualTo("1777842000");
    var note = tables.of("Ledger", "suppression");
    assertThat(note).hasSize(1);
    assertThat(note.getFirst().get("pk").s())
        .matches("btb-plaza#suppression#1\\.[A-Za-z0-9_-]{43}");
    assertThat(note.getFirst().get("sk").s()).isEqualTo("refused");
  }

  @Test
  void A21_the_first_answer_stands_and_is_shown_again() {
    String link = asked();
    QUARANTINE.answers(link, "refuse");
    Tables once = QUARANTINE.tables();
    for (String decision : new String[] {"consent", "refuse", ""}) {
      assertThat(QUARANTINE.answers(link, decision).body())
          .contains("The contact details are erased");
    }
    assertThat(QUARANTINE.browser().get(link + "?lang=en").body())
        .contains("The contact details are erased");
    assertThat(QUARANTINE.tables()).isEqualTo(once);
  }

  @Test
  void I4_no_mail_follows_not_even_on_the_days_of_the_reminders() {
    String link = asked();
    QUARANTINE.wait("2026-03-24T04:00:00Z");
    QUARANTINE.answers(link, "refuse");
    int before = QUARANTINE.mailsTo(ANNA).size();
    assertThat(before).as("the question and one reminder").isEqualTo(2);
    QUARANTINE.wait("2026-04-05T00:00:00Z");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(before);
    assertThat(QUARANTINE.browser().get(link + "?lang=en").body())
        .as("the outcome is shown until the stub goes")
        .contains("The contact details are erased");
    QUARANTINE.clock("2026-05-03T21:00:01Z");
    QUARANTINE.live("2026-05-03T22:30:00Z");
    assertThat(QUARANTINE.browser().get(link).status()).isEqualTo(404);
    assertThat(QUARANTINE.tables().of("Quarantine", "entry")).isEmpty();
  }

  private static String asked() {
    QUARANTINE.visitorAsks(ANNA);
    return QUARANTINE.linkTo(ANNA);
  }
}
