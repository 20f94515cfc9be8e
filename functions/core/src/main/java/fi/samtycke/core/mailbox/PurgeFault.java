package fi.samtycke.core.mailbox;

import fi.samtycke.core.Loggable;
import java.util.Optional;

/// Why the mailbox could not be emptied. The texts stand in stored purges and in the API: they are
/// added to, never changed.
public enum PurgeFault implements Loggable {
  /// Nobody has said how the mailbox is reached. Not a failure.
  NOT_CONFIGURED("not-configured"),
  /// The secret is there and says nothing of use.
  SECRET_UNUSABLE("secret-unusable"),
  /// No connection, or it broke.
  UNREACHABLE("unreachable"),
  /// The mail server, or who issues tokens for it, refuses the credentials.
  NOT_ADMITTED("not-admitted"),
  FOLDER_MISSING("folder-missing"),
  FOLDER_READ_ONLY("folder-read-only"),
  /// The server lacks UIDPLUS (RFC 4315). A plain EXPUNGE would also erase what others have marked
  /// as deleted, however young, so nothing is done.
  CANNOT_EXPUNGE_BY_UID("cannot-expunge-by-uid"),
  /// The server said yes, and the mails are still there.
  NOT_REMOVED("not-removed"),
  /// The server refuses a command.
  REFUSED("refused");

  private final String text;

  PurgeFault(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }

  public static Optional<PurgeFault> of(String text) {
    for (PurgeFault fault : values()) {
      if (fault.text.equals(text)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
