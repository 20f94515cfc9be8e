package fi.samtycke.core.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.rules.RightsRules;
import fi.samtycke.core.rights.CaseCalendar.LastDay;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// N6: the one-month clock of Art. 12(3), true to the calendar.
///
/// `holidays.tsv` and `month_clock.tsv` were made by another program, with another rule for Easter
/// (the golden number and the epact).
class CaseCalendarTest {
  private static final Path TABLES = Path.of("src/test/resources/rights");
  private static final LocalText NO_TEXT = new LocalText("", "", "");
  private static final CaseCalendar CALENDAR =
      new CaseCalendar(
          new RightsRules(
              Period.ofMonths(1),
              Period.ofMonths(2),
              Period.ofDays(7),
              List.of(14, 7, 2),
              Period.ofDays(14),
              Period.ofDays(7),
              Period.ofDays(7),
              Period.ofMonths(12),
              NO_TEXT),
          Period.ofMonths(24),
          ZoneId.of("Europe/Helsinki"));

  @Test
  void N6_every_receipt_of_2024_to_2030_has_the_last_days_of_the_regulation() throws IOException {
    Set<LocalDate> holidays =
        rows("holidays.tsv").stream()
            .map(row -> LocalDate.parse(row[0]))
            .collect(Collectors.toSet());
    int days = 0;
    for (LocalDate day = LocalDate.of(2024, 1, 1);
        day.getYear() <= 2030;
        day = day.plusDays(1), days++) {
      for (boolean extended : List.of(false, true)) {
        LocalDate planned = sameNumber(day, extended ? 3 : 1);
        assertThat(CALENDAR.lastDay(day, extended))
            .as("%s %s", day, extended)
            .isEqualTo(new LastDay(planned, workingDay(planned, holidays)));
      }
    }
    assertThat(days).isEqualTo(2557);
  }

  @Test
  void N6_the_days_that_holidays_and_short_months_move_are_those_of_the_table() throws IOException {
    List<String[]> rows = rows("month_clock.tsv");
    assertThat(rows).hasSize(206);
    for (String[] row : rows) {
      LocalDate received = LocalDate.parse(row[0]);
      assertThat(CALENDAR.lastDay(received, false)).isEqualTo(lastDay(row[1], row[2]));
      assertThat(CALENDAR.lastDay(received, true)).isEqualTo(lastDay(row[3], row[4]));
    }
  }

  @Test
  void N6_the_examples_of_the_law_hold() {
    assertThat(CALENDAR.lastDay(LocalDate.of(2026, 8, 31), false))
        .isEqualTo(lastDay("2026-09-30", "2026-09-30"));
    assertThat(CALENDAR.lastDay(LocalDate.of(2026, 1, 31), false))
        .isEqualTo(lastDay("2026-02-28", "2026-03-02"));
    assertThat(CALENDAR.lastDay(LocalDate.of(2025, 12, 6), false))
        .isEqualTo(lastDay("2026-01-06", "2026-01-07"));
    assertThat(CALENDAR.lastDay(LocalDate.of(2026, 1, 31), true))
        .isEqualTo(lastDay("2026-04-30", "2026-04-30"));
  }

  @Test
  void the_holidays_are_those_of_the_almanac_and_no_others() throws IOException {
    List<String> found = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() <= 2031; day = day.plusDays(1)) {
      if (PublicHolidays.isHoliday(day)) {
        found.add(day.toString());
      }
    }
    assertThat(found)
        .containsExactlyElementsOf(
            rows("holidays.tsv").stream().map(row -> row[0]).distinct().toList());
    assertThat(PublicHolidays.isHoliday(LocalDate.of(2026, 12, 24))).isFalse();
    assertThat(PublicHolidays.isHoliday(LocalDate.of(2026, 6, 19))).as("Midsummer Eve").isFalse();
  }

  @Test
  void pushes_fall_due_14_7_and_2_days_before_the_planned_day_and_the_day_after_it() {
    BeingAnswered request = confirmed(LocalDate.of(2026, 3, 20));
    List<String> looks = new ArrayList<>();
    Optional<Instant> look = CALENDAR.nextLook(request, Instant.parse("2026-03-20T10:00:00Z"));
    while (look.isPresent()) {
      looks.add(look.get() + " " + CALENDAR.pushDue(request, look.get(), look.get()).orElseThrow());
      look = CALENDAR.nextLook(request, look.get());
    }
    assertThat(looks)
        .containsExactly(
            "2026-04-05T21:00:00Z 14",
            "2026-04-12T21:00:00Z 7",
            "2026-04-17T21:00:00Z 2",
            "2026-04-20T21:00:00Z -1");
  }

  @Test
  void of_pushes_that_were_missed_only_the_latest_is_due() {
    BeingAnswered request = confirmed(LocalDate.of(2026, 3, 20));
    Instant first = CALENDAR.nextLook(request, Instant.parse("2026-03-20T10:00:00Z")).orElseThrow();
    assertThat(CALENDAR.pushDue(request, first, Instant.parse("2026-04-18T04:00:00Z"))).hasValue(2);
  }

  @Test
  void what_fell_due_and_was_not_met_stays_due_when_somebody_takes_a_step() {
    BeingAnswered request = confirmed(LocalDate.of(2026, 3, 20));
    Instant due = Instant.parse("2026-04-05T21:00:00Z");
    Instant morning = due.plusSeconds(3600);
    assertThat(CALENDAR.nextLook(request, Optional.of(due), morning)).hasValue(due);
    assertThat(CALENDAR.nextLook(request, Optional.of(due), due))
        .as("to the instant")
        .hasValue(due);
    assertThat(CALENDAR.nextLook(request, morning)).hasValue(Instant.parse("2026-04-12T21:00:00Z"));
    RightsCase extended = request.extended("many requests", morning);
    assertThat(CALENDAR.nextLook(extended, Optional.of(due), morning))
        .as("another last day: nothing is due any more")
        .hasValue(Instant.parse("2026-06-05T21:00:00Z"));
  }

  @Test
  void a_case_that_ended_is_forgotten_after_a_year_and_erased_after_two_and_never_in_the_past() {
    Instant end = Instant.parse("2026-03-20T10:00:00Z");
    RightsCase fulfilled = confirmed(LocalDate.of(2026, 3, 20)).fulfilled(end);
    RightsCase forgotten = fulfilled.withoutPersonalParts();
    Instant year = Instant.parse("2027-03-20T22:00:00Z");
    Instant two = Instant.parse("2028-03-20T22:00:00Z");
    Instant late = Instant.parse("2029-01-01T00:00:00Z");
    assertThat(CALENDAR.nextLook(fulfilled, end)).hasValue(year);
    assertThat(CALENDAR.nextLook(forgotten, Optional.of(year), year)).hasValue(two);
    assertThat(CALENDAR.nextLook(forgotten, Optional.of(year), late)).hasValue(late);
    assertThat(CALENDAR.nextLook(fulfilled, late)).hasValue(late);
  }

  @Test
  void a_challenge_lapses_after_seven_whole_days_also_over_the_change_to_summer_time() {
    Instant lapses = CALENDAR.lapsesAt(Instant.parse("2026-03-27T22:30:00Z"));
    assertThat(lapses).isEqualTo("2026-04-04T21:00:00Z");
    assertThat(CALENDAR.lastDayToConfirm(lapses)).isEqualTo("2026-04-04");
  }

  @Test
  void an_answer_may_be_put_off_once_and_within_the_first_month() {
    BeingAnswered request = confirmed(LocalDate.of(2026, 1, 31));
    assertThat(CALENDAR.mayExtend(request, Instant.parse("2026-03-02T21:59:59Z"))).isTrue();
    assertThat(CALENDAR.mayExtend(request, Instant.parse("2026-03-02T22:00:00Z"))).isFalse();
    Instant now = Instant.parse("2026-02-20T10:00:00Z");
    RightsCase extended = request.extended("many requests", now);
    assertThat(CALENDAR.mayExtend(extended, now)).isFalse();
    assertThat(CALENDAR.daysLeft(extended, now)).isEqualTo(69);
  }

  private static BeingAnswered confirmed(LocalDate receivedOn) {
    Instant now = Instant.parse("2026-03-20T10:00:00Z");
    return Received.of(
            new EntryId("0".repeat(26)),
            RequestKind.ACCESS,
            Entrance.LETTER,
            receivedOn,
            now,
            new Actor.Staff("anna"),
            Language.SV,
            new EmailAddress("anna@example.com"),
            "")
        .confirmed(List.of(), RightsCase.BY_LINK, now);
  }

  private static LocalDate sameNumber(LocalDate day, int months) {
    YearMonth month = YearMonth.from(day).plusMonths(months);
    return day.getDayOfMonth() > month.lengthOfMonth()
        ? month.atEndOfMonth()
        : month.atDay(day.getDayOfMonth());
  }

  private static LocalDate workingDay(LocalDate from, Set<LocalDate> holidays) {
    Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    return from.datesUntil(from.plusDays(10))
        .filter(day -> !holidays.contains(day) && !weekend.contains(day.getDayOfWeek()))
        .findFirst()
        .orElseThrow();
  }

  private static LastDay lastDay(String planned, String latest) {
    return new LastDay(LocalDate.parse(planned), LocalDate.parse(latest));
  }

  private static List<String[]> rows(String table) throws IOException {
    return Files.readAllLines(TABLES.resolve(table)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }
}
