package fi.samtycke.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.rules.MailboxRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// D12: the days of the mailbox, in Helsinki.
class MailboxCalendarTest {
  private static final MailboxCalendar CALENDAR =
      new MailboxCalendar(
          new MailboxRules(
              List.of(MonthDay.of(2, 1), MonthDay.of(8, 1)),
              List.of("INBOX"),
              Period.ofMonths(6),
              Period.ofDays(7),
              Period.ofDays(14),
              Period.ofDays(28)),
          ZoneId.of("Europe/Helsinki"));

  @ParameterizedTest(name = "{0} for {1}: {2} times")
  @CsvSource({
    "2026-07-31T22:37:00Z, 2026-08-01, 2, 2026-08-29",
    "2026-08-14T22:37:00Z, 2026-08-01, 1, 2026-08-29",
    "2026-08-28T22:37:00Z, 2026-08-01, 0, 2026-08-29",
    "2026-08-05T22:37:00Z, 2026-08-01, 1, 2026-08-29",
    "2026-09-20T22:37:00Z, 2026-08-01, 0, 2026-08-29",
    "2026-10-20T09:00:00Z, '', 2, 2026-11-17"
  })
  void L8_it_is_put_off_until_its_declared_day_and_the_maximum_and_no_further(
      Instant startsAt, String day, int times, LocalDate latest) {
    assertThat(CALENDAR.latestDay(startsAt, date(day))).isEqualTo(latest);
    assertThat(CALENDAR.postponementsLeft(startsAt, latest)).isEqualTo(times);
  }

  @Test
  void L8_what_a_declaration_moves_by_nothing_is_not_put_off() {
    MailboxRules rules = CALENDAR.rules();
    MailboxCalendar still =
        new MailboxCalendar(
            new MailboxRules(
                rules.emptied(),
                rules.folders(),
                rules.keep(),
                rules.preview(),
                Period.ZERO,
                rules.postponeAtMost()),
            CALENDAR.zone());
    Instant startsAt = Instant.parse("2026-08-01T09:00:00Z");
    assertThat(still.postponementsLeft(startsAt, LocalDate.parse("2026-08-29"))).isZero();
  }

  @ParameterizedTest(name = "on {0}, after {1}: {2}")
  @CsvSource({
    "2026-01-24T21:59:59Z, '', ''",
    "2026-01-24T22:00:00Z, '', 2026-02-01",
    "2026-02-01T12:00:00Z, '', 2026-02-01",
    "2026-02-02T12:00:00Z, '', ''",
    "2026-02-02T12:00:00Z, 2026-02-01, ''",
    "2026-02-02T12:00:00Z, 2025-08-01, 2026-02-01",
    "2027-03-01T12:00:00Z, 2025-08-01, 2027-02-01",
    "2026-07-25T12:00:00Z, 2026-02-01, 2026-08-01",
    "2026-12-31T12:00:00Z, 2026-08-01, ''"
  })
  void D12_a_day_is_begun_with_seven_days_ahead_and_made_up_for_when_it_was_missed(
      Instant now, String last, String day) {
    assertThat(CALENDAR.dayToBegin(now, date(last))).isEqualTo(date(day));
  }

  @Test
  void D12_the_cut_is_the_same_local_time_six_months_before() {
    assertThat(CALENDAR.cut(Instant.parse("2026-03-20T10:00:00Z")))
        .isEqualTo("2025-09-20T09:00:00Z");
    assertThat(CALENDAR.cut(Instant.parse("2026-08-31T09:00:00Z")))
        .isEqualTo("2026-02-28T10:00:00Z");
  }

  @Test
  void D12_it_begins_on_its_day_and_never_before_the_warning_has_lain_its_time() {
    Optional<LocalDate> day = Optional.of(LocalDate.parse("2026-08-01"));
    assertThat(CALENDAR.start(Instant.parse("2026-07-20T09:00:00Z"), day))
        .isEqualTo("2026-07-31T21:00:00Z");
    assertThat(CALENDAR.start(Instant.parse("2026-07-31T09:00:00Z"), day))
        .isEqualTo("2026-08-07T09:00:00Z");
    assertThat(CALENDAR.start(Instant.parse("2026-03-25T10:00:00Z"), Optional.empty()))
        .as("across the change to summer time")
        .isEqualTo("2026-04-01T09:00:00Z");
  }

  private static Optional<LocalDate> date(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }
}
