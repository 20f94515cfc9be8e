package fi.samtycke.core.rights;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// What is to be done at a recipient, or in a system besides this one (GDPR Art. 15, 19). The names
/// stand in stored tasks: they are added to, never changed.
public enum TaskKind implements NamedConstant {
  /// The recipient's copy is to be erased.
  ERASE,
  /// The recipient's copy is to be corrected.
  RECTIFY,
  /// The recipient is to stop using it.
  RESTRICT,
  /// The recipient may use it again.
  LIFT,
  /// The system is to be searched for a person.
  SEARCH;

  public static Optional<TaskKind> of(String text) {
    return NamedConstant.among(values(), text);
  }
}
