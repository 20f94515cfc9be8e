package fi.samtycke.core.mailbox;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.rules.MailboxRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;

/// When a mailbox is emptied, and of what. Days begin in the controller's zone.
public record MailboxCalendar(MailboxRules rules, ZoneId zone) {
  /// Empty when the controller declares no such mailbox.
  public static Optional<MailboxCalendar> of(Controller controller, MailboxName mailbox) {
    return mailbox.rules(controller).map(rules -> new MailboxCalendar(rules, controller.zone()));
  }

  /// The declared day whose emptying is to be begun with now: from `preview` before it on. One that
  /// was missed is made up for, the latest only; before the very first, nothing is.
  ///
  /// @param lastDay the declared day that was begun with last
  public Optional<LocalDate> dayToBegin(Instant now, Optional<LocalDate> lastDay) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Optional<LocalDate> latest = Optional.empty();
    for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
      for (MonthDay each : rules.emptied()) {
        LocalDate day = each.atYear(year);
        boolean begins = !day.minus(rules.preview()).isAfter(today);
        if (begins && (latest.isEmpty() || day.isAfter(latest.get()))) {
          latest = Optional.of(day);
        }
      }
    }
    LocalDate after = lastDay.orElse(today.minusDays(1));
    return latest.filter(day -> day.isAfter(after));
  }

  /// The instant before which a mail must have been received to go.
  public Instant cut(Instant countedAt) {
    return countedAt.atZone(zone).minus(rules.keep()).toInstant();
  }

  /// When the emptying may begin: on its day, and never before the warning has lain its time.
  ///
  /// @param day the declared one; empty for one that somebody asked for
  public Instant start(Instant countedAt, Optional<LocalDate> day) {
    Instant warned = countedAt.atZone(zone).plus(rules.preview()).toInstant();
    return day.map(date -> date.atStartOfDay(zone).toInstant())
        .filter(dayBegins -> dayBegins.isAfter(warned))
        .orElse(warned);
  }

  public Instant postponed(Instant startsAt) {
    return startsAt.atZone(zone).plus(rules.postpone()).toInstant();
  }

  /// The last day to which the emptying may be put off: counted from the declared one, so that a
  /// late beginning adds nothing; from its first beginning when somebody asked for it.
  public LocalDate latestDay(Instant startsAt, Optional<LocalDate> day) {
    return day.orElseGet(() -> day(startsAt)).plus(rules.postponeAtMost());
  }

  /// How often it may still be put off.
  ///
  /// @param latestDay the last day on which it may begin
  public int postponementsLeft(Instant startsAt, LocalDate latestDay) {
    int left = 0;
    Instant next = postponed(startsAt);
    while (next.isAfter(startsAt) && !day(next).isAfter(latestDay)) {
      left++;
      next = postponed(next);
    }
    return left;
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /// When the warning of a postponed emptying is due.
  public Instant warning(Instant startsAt, Instant now) {
    Instant ahead = startsAt.atZone(zone).minus(rules.preview()).toInstant();
    return ahead.isAfter(now) ? ahead : now;
  }
}
