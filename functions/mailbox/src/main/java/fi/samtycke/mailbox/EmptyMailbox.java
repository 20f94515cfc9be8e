package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.mailbox.imap.ImapFolder;
import fi.samtycke.mailbox.imap.ImapMailbox;
import fi.samtycke.platform.Log;
import fi.samtycke.stores.mailbox.PurgeStore;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Erases page by page what was received before the cut, exactly to the second that the server
/// keeps. A page is noted before it is erased and again afterwards, so that a run that stops
/// anywhere is gone on with: what is in hand is erased to its end and counted once.
final class EmptyMailbox {
  private final PurgeStore purges;
  private final Log log;

  EmptyMailbox(PurgeStore purges, Log log) {
    this.purges = purges;
    this.log = log;
  }

  /// @param timeIsLeft whether another page may be begun
  /// @return whether every folder is done
  boolean empty(
      ControllerId controller,
      Stored purge,
      Instant cutAt,
      ImapMailbox mailbox,
      BooleanSupplier timeIsLeft) {
    for (int place = 0; place < purge.folders().size(); place++) {
      FolderPurge known = purge.folders().get(place);
      if (!known.finished()) {
        try (ImapFolder folder = mailbox.toErase(known.name())) {
          Progress progress = new Progress(controller, purge.id(), place, known);
          if (!empty(progress, folder, cutAt, timeIsLeft)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean empty(
      Progress progress, ImapFolder folder, Instant cutAt, BooleanSupplier timeIsLeft) {
    if (progress.at.validity() != folder.validity()) {
      log.event("mailbox.folder-renumbered").id("purge", progress.purge).write();
      progress.keep(progress.at.anew(folder.validity()));
    }
    if (!progress.at.inHand().isEmpty()) {
      erase(progress, folder, progress.at.inHand().getLast());
    }
    List<Long> candidates =
        folder.before(PreviewMailbox.dayAfter(cutAt), progress.at.doneThrough());
    for (List<Long> page : PreviewMailbox.pages(candidates)) {
      if (!timeIsLeft.getAsBoolean()) {
        return false;
      }
      Map<Long, Instant> received = folder.received(page);
      List<Long> older =
          page.stream()
              .filter(uid -> received.getOrDefault(uid, Instant.MAX).isBefore(cutAt))
              .toList();
      if (!older.isEmpty()) {
        progress.keep(progress.at.taking(older));
        erase(progress, folder, page.getLast());
      }
    }
    progress.keep(progress.at.ended());
    return true;
  }

  private static void erase(Progress progress, ImapFolder folder, long through) {
    folder.erase(progress.at.inHand());
    progress.keep(progress.at.done(through));
  }

  /// How far a folder has come, noted at every step.
  private final class Progress {
    private final ControllerId controller;
    private final EntryId purge;
    private final int place;
    private FolderPurge at;

    Progress(ControllerId controller, EntryId purge, int place, FolderPurge at) {
      this.controller = controller;
      this.purge = purge;
      this.place = place;
      this.at = at;
    }

    void keep(FolderPurge next) {
      purges.keep(controller, purge, place, next);
      at = next;
    }
  }
}
