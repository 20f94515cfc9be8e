package fi.samtycke.core.declaration;

import fi.samtycke.core.Loggable;

/// Names a controller (GDPR Art. 4(7)) in URLs, keys and roles: `btb-plaza`. Lower-case letters,
/// digits and single hyphens, 2 to 40 characters.
public record ControllerId(String value) implements Loggable {
  @Override
  public String toString() {
    return value;
  }
}
