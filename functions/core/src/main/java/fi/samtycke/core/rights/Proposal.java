package fi.samtycke.core.rights;

import fi.samtycke.core.PersonalData;
import java.time.Instant;

/// Another value for a field that a data subject says is wrong (GDPR Art. 16), and what staff
/// decided on it.
///
/// @param field a declared name
/// @param value proposed, or written instead of it
/// @param reason in the words of staff
/// @param by as in the change log: who proposed it, then who decided
public record Proposal(
    String field, String value, Decision decision, String reason, String by, Instant at)
    implements PersonalData {

  /// What staff made of it; the names stand in stored cases: they are added to, never changed.
  public enum Decision {
    /// Nothing yet.
    PROPOSED,
    ACCEPTED,
    /// Something else is right.
    AMENDED,
    REFUSED
  }

  @Override
  public String toString() {
    return "Proposal[redacted]";
  }
}
