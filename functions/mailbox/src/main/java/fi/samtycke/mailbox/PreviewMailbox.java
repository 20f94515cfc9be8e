package fi.samtycke.mailbox;

import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.mailbox.imap.ImapFolder;
import fi.samtycke.mailbox.imap.ImapMailbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Counts in each folder what was received before the cut. Changes nothing there.
final class PreviewMailbox {
  static final int PAGE = 250;

  /// A server's day may begin half a day and more before or after ours.
  private static final int SPARE_DAYS = 2;

  private PreviewMailbox() {}

  static List<FolderPurge> count(ImapMailbox mailbox, List<String> folders, Instant cutAt) {
    List<FolderPurge> counted = new ArrayList<>();
    for (String name : folders) {
      try (ImapFolder folder = mailbox.toRead(name)) {
        counted.add(count(folder, name, cutAt));
      }
    }
    return counted;
  }

  /// A day before which every mail lies that was received before the instant.
  static LocalDate dayAfter(Instant cutAt) {
    return LocalDate.ofInstant(cutAt, ZoneOffset.UTC).plusDays(SPARE_DAYS);
  }

  static List<List<Long>> pages(List<Long> uids) {
    List<List<Long>> pages = new ArrayList<>();
    for (int from = 0; from < uids.size(); from += PAGE) {
      pages.add(uids.subList(from, Math.min(from + PAGE, uids.size())));
    }
    return pages;
  }

  private static FolderPurge count(ImapFolder folder, String name, Instant cutAt) {
    int found = 0;
    Optional<Instant> oldest = Optional.empty();
    Optional<Instant> newest = Optional.empty();
    for (List<Long> page : pages(folder.before(dayAfter(cutAt), 0))) {
      for (Instant received : folder.received(page).values()) {
        if (received.isBefore(cutAt)) {
          found++;
          oldest = Optional.of(oldest.filter(received::isAfter).orElse(received));
          newest = Optional.of(newest.filter(received::isBefore).orElse(received));
        }
      }
    }
    return FolderPurge.counted(name, found, oldest, newest, folder.validity());
  }
}
