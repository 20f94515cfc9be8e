package fi.samtycke.declaration;

import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Dates and periods as their reader writes them: `3 april 2026`, `3. huhtikuuta 2026`, `3 April
/// 2026`.
public final class Calendar {
  private Calendar() {}

  public static String day(LocalDate day, Language language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale(language))
        .format(day);
  }

  /// A day with its time, without seconds.
  public static String moment(Instant instant, ZoneId zone, Language language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale(language))
        .format(instant.atZone(zone));
  }

  /// In Europe English writes the day first.
  public static Locale locale(Language language) {
    return switch (language) {
      case SV -> Locale.of("sv", "FI");
      case FI -> Locale.of("fi", "FI");
      case EN -> Locale.UK;
    };
  }

  /// `14 dagar`, `1 månad`, `5 år`; several units with commas between.
  public static String period(Period period, Language language) {
    Texts texts = Texts.in(language);
    List<String> parts = new ArrayList<>();
    add(parts, period.getYears(), "year", texts);
    add(parts, period.getMonths(), "month", texts);
    add(parts, period.getDays(), "day", texts);
    return parts.isEmpty() ? texts.get("period.days", "count", 0) : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String unit, Texts texts) {
    if (count == 1) {
      parts.add(texts.get("period." + unit));
    } else if (count > 1) {
      parts.add(texts.get("period." + unit + "s", "count", count));
    }
  }
}
