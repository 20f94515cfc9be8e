package fi.samtycke.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.mail.CaseSamples;
import fi.samtycke.mail.Declared;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// D12: what the responsible person reads when a mailbox could not be emptied.
class MailboxNoticesTest {
  private static final MailLayout LAYOUT = new MailLayout();

  @Test
  void every_reason_why_a_mailbox_could_not_be_emptied_has_its_words() {
    EntryId id = new EntryId("0123456789ABCDEFGHJKMNPQRS");
    for (PurgeFault fault : PurgeFault.values()) {
      assertThat(
              LAYOUT.text(
                  MailboxNotices.failed(
                      Declared.plazaIn(Language.EN), CaseSamples.purge(id), fault)))
          .contains("Why: ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SV, Den 28 november 2026 töms chattoperatörernas e-postlåda, ur chattoperatörernas e-postlåda hos, högst 28 dagar",
    "FI, 28. marraskuuta 2026 tyhjennetään chat-asiakaspalvelijoiden postilaatikko, postilaatikko (BTB Plaza Ab): siitä, enintään 28 päivää",
    "EN, On 28 November 2026 the chat operators' mailbox is emptied, the chat operators' mailbox of, by 28 days in all"
  })
  void L8_the_last_warning_says_that_it_is_the_last_and_carries_no_link(
      Language language, String subject, String named, String most) {
    Mail mail = preview(language, "2026-11-30");
    assertThat(mail.to()).isEqualTo("kundregister@btb-plaza.example");
    assertThat(mail.subjectLine()).isEqualTo(subject);
    assertThat(LAYOUT.text(mail)).contains(named, most).doesNotContain("/mailbox-purge/");
    assertThat(LAYOUT.text(preview(language, "2026-12-20"))).contains("/mailbox-purge/");
  }

  private static Mail preview(Language language, String latest) {
    EntryId id = new EntryId("0123456789ABCDEFGHJKMNPQRS");
    Controller controller = Declared.plazaIn(language);
    Stored announced =
        CaseSamples.announced(id, MailboxName.OPERATORS, Optional.of(LocalDate.parse(latest)));
    return MailboxNotices.preview(
        controller,
        announced,
        Postponable.of(controller, announced).orElseThrow(),
        MailedLink.random(id, new Random(7)));
  }
}
