package fi.samtycke.core.conversation;

import fi.samtycke.core.Loggable;
import java.util.Locale;

/// Who wrote a message. The names stand in stored items and in the chat's answers.
public enum Author implements Loggable {
  VISITOR,
  /// Somebody of the firm.
  OPERATOR;

  @Override
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
