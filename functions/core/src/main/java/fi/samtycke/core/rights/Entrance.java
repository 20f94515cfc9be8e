package fi.samtycke.core.rights;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// By which way a request came. The names stand in stored cases: they are added to, never changed.
public enum Entrance implements NamedConstant {
  /// The page My data.
  PAGE,
  /// A mail to the firm, read by this program.
  MAIL,
  TELEPHONE,
  LETTER,
  IN_PERSON,
  /// The link by which a consent is withdrawn.
  LINK;

  public static Optional<Entrance> of(String text) {
    return NamedConstant.among(values(), text);
  }
}
