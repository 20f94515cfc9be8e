package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A reason that forbids to erase an entry, such as a claim (GDPR Art. 17(3)). It beats every purge
/// and every erasure.
///
/// @param reason in the words of staff
/// @param until the last day on which it holds; empty until it is lifted
/// @param by who placed it, as in the change log
public record Hold(EntryId id, String reason, Optional<LocalDate> until, Instant at, String by)
    implements PersonalData {

  /// @param today in the controller's zone
  public boolean holds(LocalDate today) {
    return until.isEmpty() || !today.isAfter(until.get());
  }

  @Override
  public String toString() {
    return "Hold[" + id + "]";
  }
}
