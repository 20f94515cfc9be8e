package fi.samtycke.mailbox.imap;

import fi.samtycke.core.mailbox.PurgeFault;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;

/// An open folder, worked on by UID only: sequence numbers move when somebody else erases (RFC 9051
/// section 2.3.1). No content and no header is ever fetched.
public final class ImapFolder implements AutoCloseable {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

  private final IMAPFolder folder;

  ImapFolder(IMAPFolder folder) {
    this.folder = folder;
  }

  public long validity() {
    try {
      return folder.getUIDValidity();
    } catch (MessagingException broken) {
      throw fault(broken);
    }
  }

  /// The UIDs behind `after` of mails that may have been received before the day, ascending. The
  /// server compares days in a zone of its own, so whoever asks names a later day than they mean,
  /// and looks at the instants.
  public List<Long> before(LocalDate day, long after) {
    List<Long> found = search("UID " + (after + 1) + ":* BEFORE " + DAY.format(day));
    return found.stream().filter(uid -> uid > after).sorted().toList();
  }

  /// When the server received each of these mails (INTERNALDATE); one that is gone is not in it.
  public Map<Long, Instant> received(List<Long> uids) {
    Map<Long, Instant> received = new HashMap<>();
    for (Response response : command("UID FETCH " + set(uids) + " (UID INTERNALDATE)")) {
      if (response instanceof FetchResponse fetched) {
        UID uid = fetched.getItem(UID.class);
        INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
        if (uid != null && date != null && date.getDate() != null) {
          received.put(uid.uid, date.getDate().toInstant());
        }
      }
    }
    return received;
  }

  /// Erases these mails and no other, whatever else is marked as deleted (RFC 4315 section 2.1).
  ///
  /// @throws MailboxFault `NOT_REMOVED` when one of them is still there afterwards
  public void erase(List<Long> uids) {
    String set = set(uids);
    command("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
    command("UID EXPUNGE " + set);
    if (search("UID " + set).stream().anyMatch(uids::contains)) {
      throw new MailboxFault(PurgeFault.NOT_REMOVED);
    }
  }

  void requireExpungeByUid() {
    boolean able =
        Boolean.TRUE.equals(
            run(protocol ->
                protocol.hasCapability("UIDPLUS") || protocol.hasCapability("IMAP4rev2")));
    if (!able) {
      throw new MailboxFault(PurgeFault.CANNOT_EXPUNGE_BY_UID);
    }
  }

  /// Leaves without the expunge that closing would bring.
  @Override
  public void close() {
    try {
      if (folder.isOpen()) {
        folder.close(false);
      }
    } catch (MessagingException isGoneAnyway) {
      return;
    }
  }

  static MailboxFault fault(MessagingException broken) {
    boolean connection =
        broken instanceof FolderClosedException
            || broken instanceof StoreClosedException
            || broken.getCause() instanceof ConnectionException
            || broken.getCause() instanceof IOException;
    return new MailboxFault(connection ? PurgeFault.UNREACHABLE : PurgeFault.REFUSED, broken);
  }

  private List<Long> search(String criteria) {
    List<Long> found = new ArrayList<>();
    for (Response response : command("UID SEARCH " + criteria)) {
      if (response instanceof IMAPResponse imap && imap.keyEquals("SEARCH")) {
        for (long uid = imap.readLong(); uid != -1; uid = imap.readLong()) {
          found.add(uid);
        }
      }
    }
    return found;
  }

  private Response[] command(String command) {
    return (Response[])
        run(protocol -> {
          Response[] responses = protocol.command(command, null);
          protocol.notifyResponseHandlers(responses);
          protocol.handleResult(responses[responses.length - 1]);
          return responses;
        });
  }

  private interface Work {
    Object with(IMAPProtocol protocol) throws ProtocolException;
  }

  private Object run(Work work) {
    try {
      return folder.doCommand(work::with);
    } catch (MessagingException broken) {
      throw fault(broken);
    }
  }

  private static String set(List<Long> uids) {
    return UIDSet.toString(
        UIDSet.createUIDSets(uids.stream().mapToLong(Long::longValue).toArray()));
  }
}
