package fi.samtycke.mail.letters;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Dates and times as the reader of a mail writes them, in the controller's zone.
public final class Moments {
  private Moments() {}

  public static String moment(Instant instant, Controller controller, Language language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale(language))
        .format(instant.atZone(controller.zone()));
  }

  /// In Europe English writes the day first.
  private static Locale locale(Language language) {
    return switch (language) {
      case SV -> Locale.of("sv", "FI");
      case FI -> Locale.of("fi", "FI");
      case EN -> Locale.UK;
    };
  }
}
