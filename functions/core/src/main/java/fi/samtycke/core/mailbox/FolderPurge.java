package fi.samtycke.core.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of one folder in a purge: numbers and times, nothing of any mail.
///
/// @param found older mails when it was counted
/// @param oldest when the server received the oldest of them
/// @param newest and the newest
/// @param deleted so far
/// @param validity UIDVALIDITY of the folder (RFC 9051 section 2.3.1.1): the UIDs below hold as
///   long as it stays
/// @param doneThrough the last UID that was decided on
/// @param inHand UIDs of a page that was decided on and whose end nobody has noted yet
public record FolderPurge(
    String name,
    int found,
    Optional<Instant> oldest,
    Optional<Instant> newest,
    int deleted,
    long validity,
    long doneThrough,
    List<Long> inHand,
    boolean finished) {

  /// As it was counted.
  public static FolderPurge counted(
      String name, int found, Optional<Instant> oldest, Optional<Instant> newest, long validity) {
    return new FolderPurge(name, found, oldest, newest, 0, validity, 0, List.of(), false);
  }

  /// The server has given every mail another UID: it is gone through from its beginning.
  public FolderPurge anew(long validityNow) {
    return new FolderPurge(name, found, oldest, newest, deleted, validityNow, 0, List.of(), false);
  }

  public FolderPurge taking(List<Long> uids) {
    return new FolderPurge(
        name, found, oldest, newest, deleted, validity, doneThrough, uids, false);
  }

  /// The page in hand is gone, and everything through this UID is decided on.
  public FolderPurge done(long through) {
    int gone = deleted + inHand.size();
    return new FolderPurge(name, found, oldest, newest, gone, validity, through, List.of(), false);
  }

  public FolderPurge ended() {
    return new FolderPurge(
        name, found, oldest, newest, deleted, validity, doneThrough, List.of(), true);
  }
}
