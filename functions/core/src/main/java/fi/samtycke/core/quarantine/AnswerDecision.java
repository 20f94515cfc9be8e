package fi.samtycke.core.quarantine;

import fi.samtycke.core.EntryId;
import java.time.Instant;

/// What an answer means for an entry that waits.
public sealed interface AnswerDecision {
  record Consented(EntryId id, Instant at) implements AnswerDecision {}

  record Refused(EntryId id, Instant at) implements AnswerDecision {}

  record TooLate() implements AnswerDecision {}
}
