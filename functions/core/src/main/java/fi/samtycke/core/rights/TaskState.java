package fi.samtycke.core.rights;

import java.time.Instant;

/// What has become of a task.
public sealed interface TaskState {
  record Open() implements TaskState {}

  /// Done, and shown to be: what was seen, answered or confirmed.
  record Done(String evidence, String by, Instant at) implements TaskState {}

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
