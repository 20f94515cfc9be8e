package fi.samtycke.core.quarantine;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// Why an address gets no mail. The texts stand in the ledger: added to, never changed.
public enum SuppressionReason implements NamedConstant {
  REFUSED,
  COMPLAINED,
  BOUNCED,
  EXPIRED,
  /// To marketing, Art. 21(2).
  OBJECTED,
  /// Gave no consent to marketing or took it back, and to nothing else: may be asked again.
  DECLINED;

  public static Optional<SuppressionReason> of(String text) {
    return NamedConstant.among(values(), text);
  }
}
