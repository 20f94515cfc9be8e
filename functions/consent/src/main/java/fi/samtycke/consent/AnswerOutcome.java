package fi.samtycke.consent;

import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;

/// Everything that can happen when a person opens or answers the link in the quarantine mail.
sealed interface AnswerOutcome {
  /// Waits for the answer.
  record Open(QuarantineEntry.Waiting entry, ContactData data) implements AnswerOutcome {}

  /// Answered, now or before. The first answer stands.
  record Answered(Answer answer) implements AnswerOutcome {}

  /// No mail contained the link, or its time is over: nobody learns which.
  record NotValid() implements AnswerOutcome {}
}
