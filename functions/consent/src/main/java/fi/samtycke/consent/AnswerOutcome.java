package fi.samtycke.consent;

import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;
import java.util.List;

/// Everything that can happen when a person opens or answers the link in the quarantine mail.
sealed interface AnswerOutcome {
  /// Waits for the answer.
  record Open(QuarantineEntry.Waiting entry, ContactData data) implements AnswerOutcome {}

  /// Answered, now or before. The first answer stands.
  ///
  /// @param agreed ids of the purposes that the person agreed to; none after a refusal, or when a
  ///   yes was still one for all
  record Answered(Answer answer, List<String> agreed) implements AnswerOutcome {}

  /// No mail contained the link, or its time is over: nobody learns which.
  record NotValid() implements AnswerOutcome {}
}
