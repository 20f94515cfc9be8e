package fi.samtycke.core.declaration.rules;

import fi.samtycke.core.conversation.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// How the chat behaves (R6, S4).
///
/// @param idle without a message, after which a chat ends
/// @param answerWithin how long a visitor waits on duty hours until the chat turns into a message
/// @param operators mail addresses of those who answer, told besides the info mailbox
/// @param cookie how long the page without scripts remembers its chat
/// @param keep how long a chat is kept after its last message; empty when it is until somebody
///   erases it (D11)
/// @param operatorCopies how the mailbox of those who answer is emptied of its copies; empty when
///   nobody is told, or nothing is declared
public record ChatRules(
    PostLimit limit,
    Duration idle,
    Duration answerWithin,
    DutyHours duty,
    List<String> operators,
    Period cookie,
    Optional<Period> keep,
    Optional<MailboxRules> operatorCopies) {

  public long cookieDays() {
    return LocalDate.EPOCH.plus(cookie).toEpochDay();
  }

  public boolean onDuty(Instant now, ZoneId zone) {
    return duty.cover(now.atZone(zone));
  }

  /// Whether the visitor can expect a reply by mail only: something waits for a reply, and nobody
  /// is on duty or nobody has replied within the declared time.
  public boolean turnsIntoMessage(Conversation conversation, Instant now, ZoneId zone) {
    return conversation
        .awaitingSince()
        .filter(since -> !onDuty(now, zone) || !now.isBefore(since.plus(answerWithin)))
        .isPresent();
  }
}
