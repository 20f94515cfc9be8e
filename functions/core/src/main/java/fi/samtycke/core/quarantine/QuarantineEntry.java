package fi.samtycke.core.quarantine;

import fi.samtycke.core.EntryId;
import java.time.Instant;
import java.util.List;

/// A contact in quarantine. An operation that a state does not allow does not compile.
public sealed interface QuarantineEntry {
  EntryId id();

  /// Still waiting for its answer.
  sealed interface Waiting extends QuarantineEntry {
    /// The first instant at which an answer is too late.
    Instant answerBy();

    /// Decides an answer. The first one stands; the store's condition makes it the first.
    default AnswerDecision answer(Answer answer, Instant now) {
      if (!now.isBefore(answerBy())) {
        return new AnswerDecision.TooLate();
      }
      return switch (answer) {
        case CONSENT -> new AnswerDecision.Consented(id(), now);
        case REFUSE -> new AnswerDecision.Refused(id(), now);
      };
    }
  }

  /// Entered: no mail was taken by SES, and the 14 days have not begun.
  record Entered(EntryId id, Instant enteredAt) implements QuarantineEntry {}

  /// Admitted: the first mail was tried, and it is not known yet whether SES took it. Should it
  /// have arrived, its link works.
  record Admitted(EntryId id, Instant enteredAt, Instant triedAt, Instant answerBy)
      implements Waiting {}

  /// Asked: SES took the first mail. May answer until `answerBy`, then the next sweep erases it.
  ///
  /// @param reminders that have fallen due
  /// @param returned a mail came back for good: no reminder follows, staff are told
  record Asked(
      EntryId id, Instant firstMailAcceptedAt, Instant answerBy, int reminders, boolean returned)
      implements Waiting {}

  /// Answered: what remains is a stub without personal data, so that a second click finds the
  /// outcome.
  ///
  /// @param agreed ids of the purposes that the person agreed to; none after a refusal, or when a
  ///   yes was still one for all
  record Answered(EntryId id, Answer answer, List<String> agreed) implements QuarantineEntry {}

  /// Stopped before any mail, because the address had refused or complained. A stub without
  /// personal data, so that the employee sees why.
  record Stopped(EntryId id, String enteredBy, Admission reason) implements QuarantineEntry {}
}
