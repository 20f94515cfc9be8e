package fi.samtycke.web.page;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import java.time.LocalDate;
import java.util.Optional;

/// In which language a visitor is answered: the one asked for by `?lang=`, the one chosen before,
/// the browser's, the controller's default.
public final class Languages {
  private static final String COOKIE = "language";
  private static final long SECONDS_OF_A_DAY = 86_400;

  private Languages() {}

  public static Language of(HttpRequest request, Controller controller) {
    return chosen(request, controller)
        .or(() -> remembered(request, controller))
        .or(() -> accepted(request.header("accept-language"), controller))
        .orElse(controller.defaultLanguage());
  }

  /// The same answer with a cookie for the language, when the visitor chose one with this request
  /// and only then (H2).
  public static HttpAnswer remember(HttpRequest request, Controller controller, HttpAnswer answer) {
    return chosen(request, controller)
        .map(language ->
            answer.withCookie(
                "%s=%s; Max-Age=%d; Path=/; Secure; HttpOnly; SameSite=Lax"
                    .formatted(COOKIE, language.tag(), remembered(controller))))
        .orElse(answer);
  }

  /// The declared period in seconds, a year having 365 days.
  private static long remembered(Controller controller) {
    return LocalDate.EPOCH.plus(controller.languageCookie()).toEpochDay() * SECONDS_OF_A_DAY;
  }

  /// The language that this request asks for by `?lang=`.
  public static Optional<Language> chosen(HttpRequest request, Controller controller) {
    return spoken(request.query().getOrDefault("lang", ""), controller);
  }

  private static Optional<Language> remembered(HttpRequest request, Controller controller) {
    String prefix = COOKIE + "=";
    return request.cookies().stream()
        .filter(cookie -> cookie.startsWith(prefix))
        .findFirst()
        .flatMap(cookie -> spoken(cookie.substring(prefix.length()), controller));
  }

  /// The first spoken language of `Accept-Language` (RFC 9110 section 12.5.4), by weight.
  private static Optional<Language> accepted(String header, Controller controller) {
    Optional<Language> best = Optional.empty();
    double bestWeight = 0;
    for (String range : header.split(",", 50)) {
      String[] parts = range.split(";", -1);
      Optional<Language> language = spoken(parts[0].strip(), controller);
      double weight = parts.length > 1 ? weight(parts[1].strip()) : 1;
      if (language.isPresent() && weight > bestWeight) {
        best = language;
        bestWeight = weight;
      }
    }
    return best;
  }

  private static double weight(String parameter) {
    boolean wellFormed =
        parameter.length() >= 3
            && parameter.length() <= 7
            && parameter.startsWith("q=")
            && parameter.substring(2).chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
            && parameter.chars().filter(c -> c == '.').count() <= 1
            && !parameter.equals("q=.");
    return wellFormed ? Double.parseDouble(parameter.substring(2)) : 0;
  }

  private static Optional<Language> spoken(String tag, Controller controller) {
    return Language.of(tag).filter(controller.languages()::contains);
  }
}
