package fi.samtycke.core.rights;

import fi.samtycke.core.Loggable;
import java.util.Locale;
import java.util.Optional;

/// By which way a request came. The names stand in stored cases: they are added to, never changed.
public enum Entrance implements Loggable {
  /// The page My data.
  PAGE,
  /// A mail to the firm, read by this program.
  MAIL,
  TELEPHONE,
  LETTER,
  IN_PERSON,
  /// The link by which a consent is withdrawn.
  LINK;

  @Override
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Entrance> of(String text) {
    for (Entrance entrance : values()) {
      if (entrance.value().equals(text)) {
        return Optional.of(entrance);
      }
    }
    return Optional.empty();
  }
}
