package fi.samtycke.core.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What has become of a task.
public sealed interface TaskState {
  record Open() implements TaskState {}

  /// Done, and shown to be: what was seen, answered or confirmed.
  ///
  /// @param sentOn the day on which a search's findings were sent to the person; empty when it
  ///   found nothing, and for what is no search
  record Done(String evidence, Optional<LocalDate> sentOn, String by, Instant at)
      implements TaskState {}

  /// It cannot be done, or would take a disproportionate effort (Art. 19).
  record Impossible(String reason, String by, Instant at) implements TaskState {}

  /// As it is stored and shown.
  default String id() {
    return switch (this) {
      case Open _ -> "open";
      case Done _ -> "done";
      case Impossible _ -> "impossible";
    };
  }
}
