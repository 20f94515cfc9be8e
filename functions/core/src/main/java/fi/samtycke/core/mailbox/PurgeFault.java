package fi.samtycke.core.mailbox;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// Why the mailbox could not be emptied. The texts stand in stored purges and in the API: they are
/// added to, never changed.
public enum PurgeFault implements NamedConstant {
  /// Nobody has said how the mailbox is reached.
  NOT_CONFIGURED,
  /// The secret is there and says nothing of use.
  SECRET_UNUSABLE,
  /// No connection, or it broke.
  UNREACHABLE,
  /// The mail server, or who issues tokens for it, refuses the credentials.
  NOT_ADMITTED,
  FOLDER_MISSING,
  FOLDER_READ_ONLY,
  /// The server lacks UIDPLUS (RFC 4315). A plain EXPUNGE would also erase what others have marked
  /// as deleted, however young, so nothing is done.
  CANNOT_EXPUNGE_BY_UID,
  /// The server said yes, and the mails are still there.
  NOT_REMOVED,
  /// The server refuses a command.
  REFUSED;

  public static Optional<PurgeFault> of(String text) {
    return NamedConstant.among(values(), text);
  }
}
