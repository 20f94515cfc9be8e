package fi.samtycke.core.quarantine;

import fi.samtycke.core.declaration.rules.QuarantineRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The days of the quarantine. Day n is the n-th calendar day, in the controller's zone, after the
/// day on which the first mail was accepted. The person may answer through the end of the last day;
/// a reminder falls due as its day begins; the first instant of the day after the last one is too
/// late on every path: page, sweep and list ask the same method.
public record QuarantineCalendar(QuarantineRules rules, ZoneId zone) {

  /// The first instant at which an answer is too late.
  public Instant answerBy(Instant firstMailAcceptedAt) {
    return beginning(erasedOn(firstMailAcceptedAt));
  }

  /// The last day to answer, as the mails name it.
  public LocalDate lastDay(Instant firstMailAcceptedAt) {
    return day(firstMailAcceptedAt).plusDays(rules.days());
  }

  /// The day on which a silent entry is erased, as the mails name it.
  public LocalDate erasedOn(Instant firstMailAcceptedAt) {
    return lastDay(firstMailAcceptedAt).plusDays(1);
  }

  /// When an entry is erased to which no mail was ever accepted.
  public Instant hardLimit(Instant enteredAt) {
    return beginning(day(enteredAt).plusDays(rules.hardLimitDays()));
  }

  /// When the stub of an answered entry goes.
  public Instant stubGone(Instant answerBy) {
    return beginning(day(answerBy).plusDays(rules.stubDays()));
  }

  /// How many reminders have fallen due. One that was missed counts as skipped when the next is due
  /// too.
  public int remindersDue(Instant firstMailAcceptedAt, Instant now) {
    int due = 0;
    while (due < rules.reminderDays().size() && !now.isBefore(reminder(firstMailAcceptedAt, due))) {
      due++;
    }
    return due;
  }

  /// The instant at which the sweep has something to do with an asked entry next.
  ///
  /// @param remindersDue how many reminders have been dealt with
  public Instant next(Instant firstMailAcceptedAt, int remindersDue) {
    return remindersDue < rules.reminderDays().size()
        ? reminder(firstMailAcceptedAt, remindersDue)
        : answerBy(firstMailAcceptedAt);
  }

  private Instant reminder(Instant firstMailAcceptedAt, int index) {
    return beginning(day(firstMailAcceptedAt).plusDays(rules.reminderDays().get(index)));
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  private Instant beginning(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
