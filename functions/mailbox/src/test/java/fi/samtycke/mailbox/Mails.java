package fi.samtycke.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Many mails, every other one older than the cut of these tests.
final class Mails {
  private Mails() {}

  static List<Instant> instants(int mails) {
    return IntStream.range(0, mails)
        .mapToObj(i ->
            i % 2 == 0
                ? MailboxContract.CUT.minusSeconds(60L * i + 1)
                : MailboxContract.CUT.plusSeconds(60L * i))
        .toList();
  }

  static List<Instant> young(List<Instant> mails) {
    return mails.stream().filter(mail -> !mail.isBefore(MailboxContract.CUT)).toList();
  }

  /// Lets so many come in.
  ///
  /// @return the younger ones
  static List<Instant> into(MailServer server, int mails) {
    List<Instant> all = instants(mails);
    server.receive("INBOX", all);
    return young(all);
  }
}
