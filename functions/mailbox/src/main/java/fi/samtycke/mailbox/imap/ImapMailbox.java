package fi.samtycke.mailbox.imap;

import fi.samtycke.core.mailbox.PurgeFault;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// A signed-in session with an IMAP server, over TLS from the first byte (RFC 8314 section 3.2).
public final class ImapMailbox implements AutoCloseable {
  private static final String PREFIX = "mail.imaps.";
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "30000";

  private final IMAPStore store;

  private ImapMailbox(IMAPStore store) {
    this.store = store;
  }

  /// @param secret the password, or an access token when the access says so
  /// @throws MailboxFault `UNREACHABLE`, or `NOT_ADMITTED`
  public static ImapMailbox open(MailboxAccess access, String secret) {
    Properties properties = new Properties();
    boolean token = access.credentials() instanceof MailboxAccess.Credentials.ClientSecret;
    properties.setProperty(PREFIX + "auth.mechanisms", token ? "XOAUTH2" : "PLAIN LOGIN");
    properties.setProperty(PREFIX + "ssl.checkserveridentity", "true");
    properties.setProperty(PREFIX + "ssl.protocols", "TLSv1.2 TLSv1.3");
    properties.setProperty(PREFIX + "connectiontimeout", CONNECT_MILLIS);
    properties.setProperty(PREFIX + "timeout", ANSWER_MILLIS);
    if (!access.certificate().isEmpty()) {
      properties.put(PREFIX + "ssl.socketFactory", ServerTrust.in(access.certificate()));
    }
    try {
      IMAPStore store = (IMAPStore) Session.getInstance(properties).getStore("imaps");
      store.connect(access.host(), access.port(), access.user(), secret);
      return new ImapMailbox(store);
    } catch (AuthenticationFailedException refused) {
      // RFC 5530 section 3: the server cannot ask whoever knows the passwords.
      boolean passing = String.valueOf(refused.getMessage()).startsWith("[UNAVAILABLE]");
      throw new MailboxFault(passing ? PurgeFault.UNREACHABLE : PurgeFault.NOT_ADMITTED, refused);
    } catch (MessagingException unreachable) {
      throw new MailboxFault(PurgeFault.UNREACHABLE, unreachable);
    }
  }

  /// Opens a folder to count in it; nothing can be changed.
  public ImapFolder toRead(String name) {
    return open(name, Folder.READ_ONLY);
  }

  /// Opens a folder to erase in it.
  ///
  /// @throws MailboxFault `CANNOT_EXPUNGE_BY_UID` besides those of reading
  public ImapFolder toErase(String name) {
    ImapFolder folder = open(name, Folder.READ_WRITE);
    folder.requireExpungeByUid();
    return folder;
  }

  private ImapFolder open(String name, int mode) {
    try {
      char separator = store.getDefaultFolder().getSeparator();
      IMAPFolder folder = (IMAPFolder) store.getFolder(name.replace('/', separator));
      if (!folder.exists()) {
        throw new MailboxFault(PurgeFault.FOLDER_MISSING);
      }
      folder.open(mode);
      return new ImapFolder(folder);
    } catch (FolderNotFoundException missing) {
      throw new MailboxFault(PurgeFault.FOLDER_MISSING, missing);
    } catch (ReadOnlyFolderException readOnly) {
      throw new MailboxFault(PurgeFault.FOLDER_READ_ONLY, readOnly);
    } catch (MessagingException broken) {
      throw ImapFolder.fault(broken);
    }
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (MessagingException isGoneAnyway) {
      return;
    }
  }
}
