package fi.samtycke.core.rights;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// Which right a data subject uses. The names stand in stored cases: they are added to, never
/// changed.
public enum RequestKind implements NamedConstant {
  /// GDPR Art. 15.
  ACCESS,
  /// Art. 16.
  RECTIFICATION,
  /// Art. 17.
  ERASURE,
  /// Art. 18.
  RESTRICTION,
  /// Art. 21.
  OBJECTION,
  /// Art. 20.
  PORTABILITY,
  /// Art. 7(3): a consent is taken back.
  WITHDRAWAL;

  /// Whether the answer is an extract.
  public boolean isAnsweredByExtract() {
    return this == ACCESS || this == PORTABILITY;
  }

  /// Whether what is held may have to be erased for it (Art. 17(1)(b) for a withdrawal).
  public boolean isErasure() {
    return this == ERASURE || this == WITHDRAWAL;
  }

  public static Optional<RequestKind> of(String text) {
    return NamedConstant.among(values(), text);
  }
}
