package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.stores.StoreExtension;
import java.time.Duration;
import java.util.List;

/// Measures how long a mailbox takes to be emptied, against Dovecot where it is installed and else
/// against GreenMail in memory.
public final class PurgeMeasurement {
  private PurgeMeasurement() {}

  /// What was measured.
  ///
  /// @param mails in the mailbox, every other one older than the cut
  /// @param left that are older and still there: none, or it is worth nothing
  /// @param preview how long counting took
  /// @param purge how long erasing took, page by page
  public record Result(
      String server, int mails, int erased, int left, Duration preview, Duration purge) {}

  /// Fills a mailbox with so many mails, counts and empties it.
  public static Result of(int mails) {
    boolean dovecot = DovecotServer.isInstalled();
    try (StoreExtension store = new StoreExtension();
        Purging purging = new Purging(store);
        MailServer server = dovecot ? new DovecotServer("") : new GreenMailServer()) {
      purging.knowing(server.secret());
      List<java.time.Instant> young = Mails.into(server, mails);
      EntryId id = purging.request(false);
      Duration preview = timed(purging);
      store.clock.advance(Duration.ofDays(8));
      Duration purge = timed(purging);
      FolderPurge folder = purging.purge(id).folders().getFirst();
      boolean emptied = purging.purge(id).purge() instanceof Purge.Emptied;
      try (MailProgram program = server.program()) {
        int left = program.received("INBOX").size() - young.size();
        return new Result(
            dovecot ? "Dovecot" : "GreenMail",
            mails,
            folder.deleted(),
            emptied ? left : mails,
            preview,
            purge);
      }
    }
  }

  private static Duration timed(Purging purging) {
    long begun = System.nanoTime();
    purging.run(Purging.ALWAYS);
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
