package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.VisitorToken;
import java.time.Duration;

/// What became of what a visitor did in the chat.
sealed interface ChatOutcome {
  /// It has begun.
  record Started(VisitorToken token) implements ChatOutcome {}

  /// Stored, now or by an earlier request that was the same.
  ///
  /// @param sequence of the message; of the last one, when there was no text
  record Said(int sequence) implements ChatOutcome {}

  /// It is over; whoever wants to say more begins another.
  record Closed() implements ChatOutcome {}

  /// The idempotency key was used for another message.
  record KeyReused() implements ChatOutcome {}

  record TooMany(Duration retryAfter) implements ChatOutcome {}

  /// No such chat, or not this visitor's.
  record Unknown() implements ChatOutcome {}
}
