package fi.samtycke.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.mail.CaseSamples;
import fi.samtycke.mail.Declared;
import org.junit.jupiter.api.Test;

/// D12: what the responsible person reads when a mailbox could not be emptied.
class MailboxNoticesTest {
  private static final MailLayout LAYOUT = new MailLayout();

  @Test
  void every_reason_why_a_mailbox_could_not_be_emptied_has_its_words() {
    EntryId id = new EntryId("0123456789ABCDEFGHJKMNPQRS");
    for (PurgeFault fault : PurgeFault.values()) {
      if (fault != PurgeFault.NOT_CONFIGURED) {
        assertThat(
                LAYOUT.text(
                    MailboxNotices.failed(
                        Declared.plazaIn(Language.EN), CaseSamples.purge(id), fault)))
            .contains("Why: ");
      }
    }
  }
}
