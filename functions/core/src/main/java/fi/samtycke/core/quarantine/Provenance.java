package fi.samtycke.core.quarantine;

import java.time.LocalDate;
import java.util.Optional;

/// Where a contact comes from (G1): without it nobody is asked anything.
///
/// @param date on which the firm got the data
/// @param note of the employee; empty for a visitor
public record Provenance(Kind kind, LocalDate date, String note) {

  /// The declared kinds. Whether the person gave the data himself decides which information he is
  /// owed: GDPR Art. 13 when he did, Art. 14 with the source named when somebody else did.
  public enum Kind {
    TRADE_FAIR("trade-fair", true),
    MEETING("meeting", true),
    TELEPHONE("telephone", true),
    EMAIL("email", true),
    SWITCHBOARD("switchboard", false),
    GENERAL_ADDRESS("general-address", false),
    CONTACT_FORM("contact-form", true),
    CHAT("chat", true);

    private final String id;
    private final boolean fromThePerson;

    Kind(String id, boolean fromThePerson) {
      this.id = id;
      this.fromThePerson = fromThePerson;
    }

    public String id() {
      return id;
    }

    /// The article of the GDPR under which the person is informed: 13 or 14.
    public int informationArticle() {
      return fromThePerson ? 13 : 14;
    }

    public static Optional<Kind> of(String id) {
      for (Kind kind : values()) {
        if (kind.id.equals(id)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
