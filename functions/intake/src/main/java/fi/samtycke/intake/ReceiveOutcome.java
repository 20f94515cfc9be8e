package fi.samtycke.intake;

import fi.samtycke.core.EntryId;
import java.time.Duration;

/// What became of a posted message.
public sealed interface ReceiveOutcome {
  /// Stored, now or by an earlier request that was the same.
  record Received(EntryId message) implements ReceiveOutcome {}

  /// The idempotency key was used for another message.
  record KeyReused() implements ReceiveOutcome {}

  record TooMany(Duration retryAfter) implements ReceiveOutcome {}
}
