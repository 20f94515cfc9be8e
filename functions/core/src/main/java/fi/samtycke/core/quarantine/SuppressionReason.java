package fi.samtycke.core.quarantine;

import fi.samtycke.core.Loggable;
import java.util.Optional;

/// Why an address gets no mail. The texts stand in the ledger: added to, never changed.
public enum SuppressionReason implements Loggable {
  REFUSED("refused"),
  COMPLAINED("complained"),
  BOUNCED("bounced"),
  EXPIRED("expired"),
  /// To marketing, Art. 21(2).
  OBJECTED("objected");

  private final String text;

  SuppressionReason(String text) {
    this.text = text;
  }

  public static Optional<SuppressionReason> of(String text) {
    for (SuppressionReason reason : values()) {
      if (reason.text.equals(text)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  @Override
  public String value() {
    return text;
  }
}
