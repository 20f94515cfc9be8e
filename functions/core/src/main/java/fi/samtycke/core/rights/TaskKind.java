package fi.samtycke.core.rights;

import fi.samtycke.core.Loggable;
import java.util.Locale;
import java.util.Optional;

/// What is to be done at a recipient, or in a system besides this one (GDPR Art. 15, 19). The names stand in stored tasks: they are
/// added to, never changed.
public enum TaskKind implements Loggable {
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

  @Override
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TaskKind> of(String text) {
    for (TaskKind kind : values()) {
      if (kind.value().equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
