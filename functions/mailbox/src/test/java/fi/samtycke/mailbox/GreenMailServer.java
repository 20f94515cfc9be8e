package fi.samtycke.mailbox;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// GreenMail in memory.
public final class GreenMailServer implements MailServer {
  private final GreenMail server;

  public GreenMailServer() {
    System.setProperty("greenmail.tls.keystore.file", IDENTITY.keyStore().toString());
    System.setProperty("greenmail.tls.keystore.password", IDENTITY.password());
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
    server.start();
    server.setUser(USER, USER, password());
  }

  @Override
  public int port() {
    return server.getImaps().getPort();
  }

  @Override
  public String password() {
    return "correct horse";
  }

  /// Straight into its store: over the wire each mail would wait for a delayed acknowledgement.
  @Override
  public void receive(String name, List<Instant> instants) {
    try {
      MailFolder folder =
          server
              .getManagers()
              .getImapHostManager()
              .getFolder(server.getUserManager().getUser(USER), name);
      for (Instant instant : instants) {
        folder.appendMessage(new MailProgram.Received(instant), new Flags(), Date.from(instant));
      }
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
