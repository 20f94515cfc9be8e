package fi.samtycke.core.quarantine;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// What the person says on the page behind the mailed link.
public enum Answer implements NamedConstant {
  CONSENT,
  REFUSE;

  public static Optional<Answer> of(String id) {
    return NamedConstant.among(values(), id);
  }
}
