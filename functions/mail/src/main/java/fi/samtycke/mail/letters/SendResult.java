package fi.samtycke.mail.letters;

import java.time.Instant;

/// What became of an obligation, when nothing went wrong.
public sealed interface SendResult {
  /// @param messageId what the service that took it calls it
  record HandedOver(String messageId) implements SendResult {}

  /// SendResult, or turned away for good, and marked already.
  record Closed(boolean sent) implements SendResult {}

  /// Not yet.
  record Later(Instant next) implements SendResult {}

  /// What it was about is gone, so nothing is owed any more.
  record Gone() implements SendResult {}

  /// Of a kind that only a newer version knows.
  record Unknown() implements SendResult {}
}
