package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.NamedConstant;
import java.time.Instant;
import java.util.Locale;

/// How the extract of a case reached the person, or did not; or that another answer did not.
///
/// @param obligation the mail that it is about
public record Delivery(State state, EntryId obligation, Instant at) {

  /// The names stand in stored cases: they are added to, never changed.
  public enum State implements NamedConstant {
    /// SES took it.
    SENT,
    /// The receiving host will never take it.
    BOUNCED,
    /// The person called it unwanted.
    COMPLAINED,
    /// SES found it harmful and did not send it.
    REJECTED,
    /// It could not be sent for as long as it was tried, or the files of the extract were gone by
    /// then.
    FAILED,
    /// A file is too large for a mail.
    TOO_LARGE,
    /// None of the entries that it is about is registered under the address of the case (N10).
    NOT_REGISTERED;

    /// @throws IllegalArgumentException when there is none of that name
    public static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
