package fi.samtycke.mailbox;

import java.time.Instant;
import java.util.List;

/// A real IMAP server on this machine, with one account, over TLS only.
public interface MailServer extends AutoCloseable {
  TlsIdentity IDENTITY = TlsIdentity.make();
  String USER = "info@btb-plaza.example";

  int port();

  String password();

  @Override
  void close();

  /// What the secret says of it.
  default String secret() {
    return secret("\"password\":\"" + password().replace("\"", "\\\"") + "\"");
  }

  default String secret(String credentials) {
    return "{\"btb-plaza\":{\"host\":\"localhost\",\"port\":\"%d\",\"user\":\"%s\",%s,\"certificate\":\"%s\"}}"
        .formatted(port(), USER, credentials, IDENTITY.certificate().replace("\n", "\\n"));
  }

  /// Lets a mail come in at each of the instants.
  default void receive(String folder, List<Instant> instants) {
    try (MailProgram program = program()) {
      program.receive(folder, instants);
    }
  }

  /// A person's own mail program, signed in.
  default MailProgram program() {
    return new MailProgram(port(), password());
  }
}
