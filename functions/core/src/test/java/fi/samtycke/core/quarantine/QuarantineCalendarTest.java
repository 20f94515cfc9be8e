package fi.samtycke.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.rules.QuarantineRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// G7, G8, B01, B02, I12: which day is which.
class QuarantineCalendarTest {
  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
  private static final QuarantineCalendar CALENDAR =
      new QuarantineCalendar(
          new QuarantineRules(
              14,
              List.of(4, 9, 13),
              List.of(7),
              6,
              30,
              30,
              Period.ofMonths(24),
              List.of(),
              List.of()),
          HELSINKI);
  private static final EntryId ID = new EntryId("0123456789ABCDEFGHJKMNPQRS");

  @ParameterizedTest
  @CsvSource({
    "an ordinary fortnight,            2026-06-01T09:00:00Z, 2026-06-15T21:00:00Z",
    "across the clock change in March, 2026-03-20T10:00:00Z, 2026-04-03T21:00:00Z",
    "asked in the gap of 29 March,     2026-03-29T01:30:00Z, 2026-04-12T21:00:00Z",
    "across the change in October,     2026-10-20T10:00:00Z, 2026-11-03T22:00:00Z",
    "asked in the doubled hour,        2026-10-25T00:30:00Z, 2026-11-08T22:00:00Z",
    "a leap day on the way,            2028-02-20T10:00:00Z, 2028-03-05T22:00:00Z",
    "asked on a leap day,              2028-02-29T10:00:00Z, 2028-03-14T22:00:00Z",
    "across the year's end,            2026-12-24T10:00:00Z, 2027-01-07T22:00:00Z",
    "just before midnight,             2026-06-01T20:59:59.999Z, 2026-06-15T21:00:00Z",
    "just after midnight,              2026-06-01T21:00:00Z, 2026-06-16T21:00:00Z",
  })
  void the_fifteenth_day_begins_at_local_midnight(String when, Instant asked, Instant answerBy) {
    assertThat(CALENDAR.answerBy(asked)).as(when).isEqualTo(answerBy);
  }

  static Stream<LocalDate> every_day_of_2026() {
    return LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("every_day_of_2026")
  void the_last_millisecond_of_day_14_counts_and_the_first_of_day_15_does_not(LocalDate day) {
    for (LocalTime time : List.of(LocalTime.MIN, LocalTime.NOON, LocalTime.of(23, 59, 59))) {
      Instant asked = day.atTime(time).atZone(HELSINKI).toInstant();
      Instant answerBy = CALENDAR.answerBy(asked);
      QuarantineEntry.Asked entry = new QuarantineEntry.Asked(ID, asked, answerBy, 0, false);
      Instant last = answerBy.minusMillis(1);

      assertThat(LocalDate.ofInstant(last, HELSINKI)).isEqualTo(day.plusDays(14));
      assertThat(LocalDate.ofInstant(answerBy, HELSINKI)).isEqualTo(day.plusDays(15));
      assertThat(entry.answer(Answer.CONSENT, last)).isInstanceOf(AnswerDecision.Consented.class);
      assertThat(entry.answer(Answer.REFUSE, last)).isInstanceOf(AnswerDecision.Refused.class);
      assertThat(entry.answer(Answer.CONSENT, answerBy)).isInstanceOf(AnswerDecision.TooLate.class);
      assertThat(CALENDAR.lastDay(asked)).isEqualTo(day.plusDays(14));
      assertThat(CALENDAR.erasedOn(asked)).isEqualTo(day.plusDays(15));
    }
  }

  @Test
  void reminders_fall_due_as_days_4_9_and_13_begin() {
    Instant asked = Instant.parse("2026-03-20T10:00:00Z");

    assertThat(CALENDAR.next(asked, 0)).isEqualTo(Instant.parse("2026-03-23T22:00:00Z"));
    assertThat(CALENDAR.next(asked, 1)).isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
    assertThat(CALENDAR.next(asked, 2)).isEqualTo(Instant.parse("2026-04-01T21:00:00Z"));
    assertThat(CALENDAR.next(asked, 3)).isEqualTo(CALENDAR.answerBy(asked));
  }

  @Test
  void a_missed_reminder_is_skipped_when_the_next_is_due() {
    Instant asked = Instant.parse("2026-03-20T10:00:00Z");

    assertThat(CALENDAR.remindersDue(asked, asked)).isZero();
    assertThat(CALENDAR.remindersDue(asked, CALENDAR.next(asked, 0).minusMillis(1))).isZero();
    assertThat(CALENDAR.remindersDue(asked, CALENDAR.next(asked, 0))).isEqualTo(1);
    assertThat(CALENDAR.remindersDue(asked, CALENDAR.next(asked, 1))).isEqualTo(2);
    assertThat(CALENDAR.remindersDue(asked, asked.plus(Duration.ofDays(60)))).isEqualTo(3);
  }

  @Test
  void an_entry_that_was_never_asked_ends_as_its_thirtieth_day_begins() {
    assertThat(CALENDAR.hardLimit(Instant.parse("2026-03-01T10:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-30T21:00:00Z"));
  }
}
