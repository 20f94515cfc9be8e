package fi.samtycke.declaration;

import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Dates as their reader writes them: `3 april 2026`, `3. huhtikuuta 2026`, `3 April 2026`.
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
}
