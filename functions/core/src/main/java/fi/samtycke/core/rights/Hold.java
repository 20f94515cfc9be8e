package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A reason that forbids to erase an entry, such as a claim (GDPR Art. 17(3)). It stands beside a
/// contact of the register or a conversation, and beats every purge and every erasure.
///
/// @param reason in the words of staff
/// @param until the last day on which it holds; empty until it is lifted
/// @param by who placed it, as in the change log
public record Hold(EntryId id, String reason, Optional<LocalDate> until, Instant at, String by)
    implements PersonalData {

  /// The last day of holds that last until they are lifted, where a day is needed.
  public static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

  /// The last day on which any of them holds; empty when there is none.
  public static Optional<LocalDate> lastDay(List<Hold> holds) {
    return holds.stream()
        .map(hold -> hold.until().orElse(WITHOUT_END))
        .max(Comparator.naturalOrder());
  }

  /// @param today in the controller's zone
  public boolean holds(LocalDate today) {
    return until.isEmpty() || !today.isAfter(until.get());
  }

  @Override
  public String toString() {
    return "Hold[" + id + "]";
  }
}
