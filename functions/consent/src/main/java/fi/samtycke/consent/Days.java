package fi.samtycke.consent;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Calendar;
import java.time.Instant;
import java.time.LocalDate;

/// The two days that the mails and pages name, of the instant that decides them.
final class Days {
  private Days() {}

  static String erased(Instant answerBy, Controller controller, Language language) {
    return Calendar.day(LocalDate.ofInstant(answerBy, controller.zone()), language);
  }

  static String last(Instant answerBy, Controller controller, Language language) {
    return Calendar.day(LocalDate.ofInstant(answerBy, controller.zone()).minusDays(1), language);
  }
}
