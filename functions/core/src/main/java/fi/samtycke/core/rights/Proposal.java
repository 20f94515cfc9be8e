package fi.samtycke.core.rights;

import fi.samtycke.core.NamedConstant;
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
  public enum Decision implements NamedConstant {
    /// Nothing yet.
    PROPOSED,
    ACCEPTED,
    /// Something else is right.
    AMENDED,
    REFUSED,
    /// Right, as staff see it; both addresses are asked first, because it is one.
    AWAITED
  }

  /// Whether the person still waits for what becomes of it.
  public boolean isOpen() {
    return switch (decision) {
      case PROPOSED, AWAITED -> true;
      case ACCEPTED, AMENDED, REFUSED -> false;
    };
  }

  /// The same decided otherwise.
  public Proposal as(Decision other, String settled) {
    return new Proposal(field, settled, other, reason, by, at);
  }

  public Proposal because(String words) {
    return new Proposal(field, value, decision, words, by, at);
  }

  @Override
  public String toString() {
    return "Proposal[redacted]";
  }
}
