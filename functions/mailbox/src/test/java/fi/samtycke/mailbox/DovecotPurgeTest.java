package fi.samtycke.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mailbox.PurgeFault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The contract, against Dovecot, which many a provider runs. Where it is not installed this is
/// skipped, and said; with `CI=true` it must run.
class DovecotPurgeTest extends MailboxContract {
  @Override
  MailServer start() {
    return dovecot("");
  }

  private static MailServer dovecot(String settings) {
    if (!DovecotServer.isInstalled()) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("there is no dovecot here, and CI=true");
      }
      System.err.println("SKIPPED: THERE IS NO DOVECOT HERE, INSTALL dovecot-imapd");
      Assumptions.abort("no dovecot");
    }
    return new DovecotServer(settings);
  }

  /// Without UIDPLUS a server can only expunge whatever is marked as deleted by anybody.
  @Test
  void D12_a_server_that_cannot_expunge_by_uid_is_left_alone() {
    server.close();
    server = dovecot("imap_capability = IMAP4rev1 SASL-IR LITERAL+ UNSELECT\n");
    purging.knowing(server.secret());
    List<Instant> mails = List.of(CUT.minusSeconds(5), CUT.plusSeconds(5));
    receive("INBOX", mails);

    EntryId id = purging.request(true);
    purging.run(Purging.ALWAYS);

    assertThat(left("INBOX")).isEqualTo(mails);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.CANNOT_EXPUNGE_BY_UID);
    assertThat(purging.owed()).containsExactly("mailbox-failed-notice");
  }
}
