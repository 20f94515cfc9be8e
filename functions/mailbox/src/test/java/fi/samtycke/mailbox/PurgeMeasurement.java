package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
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
    try (PurgeWorld world = new PurgeWorld();
        MailServer server = dovecot ? new DovecotServer("") : new GreenMailServer()) {
      world.knowing(server.secret());
      List<java.time.Instant> young = Mails.into(server, mails);
      EntryId id = world.request(false);
      Duration preview = timed(world);
      world.clock.advance(Duration.ofDays(8));
      Duration purge = timed(world);
      FolderPurge folder = world.purge(id).folders().getFirst();
      boolean emptied = world.purge(id).purge() instanceof Purge.Emptied;
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

  private static Duration timed(PurgeWorld world) {
    long begun = System.nanoTime();
    world.run(PurgeWorld.ALWAYS);
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
