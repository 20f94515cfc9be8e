package fi.samtycke.core.rights;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/// The public holidays of Finland, in the sense of Regulation (EEC, Euratom) 1182/71, art. 2(1).
///
/// They are those of the church (Church Act 652/2023), 1 May (Act 272/1944) and Independence Day
/// (Act 388/1937). Christmas Eve and Midsummer Eve are not among them: no act makes them holidays;
/// Act 150/1930, section 5, only names them beside the holidays, for what is to be done before
/// courts and authorities. Who answers a person counts more cautiously without them.
public final class PublicHolidays {
  private static final int ASCENSION = 39;
  private static final int WHIT_SUNDAY = 49;

  private PublicHolidays() {}

  /// Whether people work: neither Saturday, Sunday nor a holiday.
  public static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !isHoliday(day);
  }

  public static boolean isHoliday(LocalDate day) {
    return isFixed(day) || isBoundToEaster(day) || isSaturdayBetween(day);
  }

  private static boolean isFixed(LocalDate day) {
    return switch (day.getMonth()) {
      case JANUARY -> day.getDayOfMonth() == 1 || day.getDayOfMonth() == 6;
      case MAY -> day.getDayOfMonth() == 1;
      case DECEMBER ->
          day.getDayOfMonth() == 6 || day.getDayOfMonth() == 25 || day.getDayOfMonth() == 26;
      default -> false;
    };
  }

  private static boolean isBoundToEaster(LocalDate day) {
    LocalDate easter = easter(day.getYear());
    return day.equals(easter.minusDays(2))
        || day.equals(easter)
        || day.equals(easter.plusDays(1))
        || day.equals(easter.plusDays(ASCENSION))
        || day.equals(easter.plusDays(WHIT_SUNDAY));
  }

  /// Midsummer Day, 20-26 June, and All Saints' Day, 31 October - 6 November.
  private static boolean isSaturdayBetween(LocalDate day) {
    return day.equals(saturdayFrom(LocalDate.of(day.getYear(), Month.JUNE, 20)))
        || day.equals(saturdayFrom(LocalDate.of(day.getYear(), Month.OCTOBER, 31)));
  }

  private static LocalDate saturdayFrom(LocalDate day) {
    return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
  }

  /// Easter Sunday of the Gregorian calendar: Meeus, Astronomical Algorithms, 2nd ed., chapter 8.
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
