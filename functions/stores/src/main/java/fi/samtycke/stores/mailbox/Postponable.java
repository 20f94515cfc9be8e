package fi.samtycke.stores.mailbox;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mailbox.MailboxCalendar;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// How an announced purge may still be put off.
///
/// @param startsAt when it begins if it is not
/// @param latestDay the last day to which it may be put off
/// @param times how often; 0 when it has come to its latest day
public record Postponable(
    MailboxCalendar calendar, Instant startsAt, LocalDate latestDay, int times) {
  /// Empty unless it is announced, and when its mailbox is not declared any more.
  public static Optional<Postponable> of(Controller controller, Stored stored) {
    return stored.purge() instanceof Purge.Announced(var _, var _, Instant startsAt)
        ? MailboxCalendar.of(controller, stored.mailbox())
            .map(calendar -> of(calendar, startsAt, stored))
        : Optional.empty();
  }

  private static Postponable of(MailboxCalendar calendar, Instant startsAt, Stored stored) {
    LocalDate latest =
        stored.latestDay().orElseGet(() -> calendar.latestDay(startsAt, stored.day()));
    return new Postponable(
        calendar, startsAt, latest, calendar.postponementsLeft(startsAt, latest));
  }

  /// When it begins if it is put off once.
  public Instant later() {
    return calendar.postponed(startsAt);
  }

  /// When the warning of that beginning is due.
  public Instant warning(Instant now) {
    return calendar.warning(later(), now);
  }
}
