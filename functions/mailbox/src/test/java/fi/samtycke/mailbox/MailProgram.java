package fi.samtycke.mailbox;

import fi.samtycke.mailbox.imap.ServerTrust;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// A person's mail program: puts mails into folders, marks them, and looks what is there.
public final class MailProgram implements AutoCloseable {
  private final IMAPStore store;

  MailProgram(int port, String password) {
    Properties properties = new Properties();
    properties.put(
        "mail.imaps.ssl.socketFactory", ServerTrust.in(MailServer.IDENTITY.certificate()));
    try {
      store = (IMAPStore) Session.getInstance(properties).getStore("imaps");
      store.connect("localhost", port, MailServer.USER, password);
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private interface Work<T> {
    T with(IMAPFolder folder) throws MessagingException;
  }

  /// Puts in a mail for each instant at which the server is to have received it. What stands in the
  /// mail says otherwise: that it was written today.
  void receive(String name, List<Instant> instants) {
    in(
        name,
        folder -> {
          List<Message> mails = new ArrayList<>();
          for (Instant instant : instants) {
            mails.add(new Received(instant));
          }
          folder.appendMessages(mails.toArray(Message[]::new));
          return folder;
        });
  }

  /// When the mails that are there were received, in their order.
  public List<Instant> received(String name) {
    return in(
        name,
        folder -> {
          List<Instant> instants = new ArrayList<>();
          Message[] mails = folder.getMessages();
          FetchProfile whole = new FetchProfile();
          whole.add(FetchProfile.Item.ENVELOPE);
          folder.fetch(mails, whole);
          for (Message mail : mails) {
            instants.add(mail.getReceivedDate().toInstant());
          }
          return instants;
        });
  }

  /// Marks as deleted, as a person does who has not emptied the bin yet.
  void markDeleted(String name, Instant received) {
    in(
        name,
        folder -> {
          for (Message mail : folder.getMessages()) {
            if (mail.getReceivedDate().toInstant().equals(received)) {
              mail.setFlag(Flags.Flag.DELETED, true);
            }
          }
          return folder;
        });
  }

  void create(String name) {
    try {
      store.getFolder(name).create(Folder.HOLDS_MESSAGES);
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  void remove(String name) {
    try {
      store.getFolder(name).delete(true);
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  char separator() {
    try {
      return store.getDefaultFolder().getSeparator();
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private <T> T in(String name, Work<T> work) {
    try {
      IMAPFolder folder = (IMAPFolder) store.getFolder(name);
      folder.open(Folder.READ_WRITE);
      T result = work.with(folder);
      folder.close(false);
      return result;
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  static final class Received extends MimeMessage {
    private final Instant instant;

    Received(Instant instant) throws MessagingException {
      super((Session) null);
      this.instant = instant;
      setFrom("visitor@example.com");
      setSubject("Hej");
      setText("Hej!");
      saveChanges();
    }

    @Override
    public Date getReceivedDate() {
      return Date.from(instant);
    }
  }
}
