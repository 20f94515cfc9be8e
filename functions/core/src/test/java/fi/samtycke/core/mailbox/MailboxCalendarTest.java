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
