package fi.samtycke.rights;

import java.time.Duration;

/// What became of a posted request.
sealed interface RequestOutcome {
  /// Stored, now or by an earlier post that was the same.
  record Received() implements RequestOutcome {}

  /// The idempotency key was used for another request.
  record KeyReused() implements RequestOutcome {}

  record TooMany(Duration retryAfter) implements RequestOutcome {}
}
