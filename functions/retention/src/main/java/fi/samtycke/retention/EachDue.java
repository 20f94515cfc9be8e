package fi.samtycke.retention;

import fi.samtycke.core.EntryId;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Pace;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.OpenDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// What every sweep does with the entries that are due: takes up one after the other at the
/// declared pace while there is time, counts what became of each, and lets no fault of one keep the
/// others from their turn.
///
/// @param <S> what may become of an entry; the names stand in receipts
final class EachDue<S extends Enum<S>> {
  private final Pace pace;
  private final Log log;
  private final String faultEvent;
  private final S faulted;
  private final S left;
  private final Predicate<S> isStillDue;

  /// @param faultEvent the log's name for an entry that could not be decided
  /// @param faulted what then became of it
  /// @param left what becomes of an entry that the time does not suffice for
  /// @param isStillDue whether the next run has to look at such an entry again
  EachDue(Wiring wiring, String faultEvent, S faulted, S left, Predicate<S> isStillDue) {
    this.pace = new Pace(Integer.parseInt(wiring.required("SWEPT_PER_SECOND")));
    this.log = wiring.log();
    this.faultEvent = faultEvent;
    this.faulted = faulted;
    this.left = left;
    this.isStillDue = isStillDue;
  }

  /// The entries of one open day after the other, the oldest first. A day on which one is still due
  /// is left to the next run.
  ///
  /// @param due what is due on a day
  void onEachDay(
      OpenDays open,
      SortedMap<String, Integer> counts,
      BooleanSupplier timeIsLeft,
      Function<LocalDate, List<EntryId>> due,
      Function<EntryId, S> decide) {
    for (LocalDate day : open.days()) {
      if (through(due.apply(day), counts, timeIsLeft, decide).stream().anyMatch(isStillDue)) {
        open.leave(day);
      }
    }
  }

  /// @param counts to which is added what became of each
  /// @param timeIsLeft whether another entry may be begun
  /// @return what became of them
  List<S> through(
      List<EntryId> due,
      SortedMap<String, Integer> counts,
      BooleanSupplier timeIsLeft,
      Function<EntryId, S> decide) {
    List<S> swept = pace.through(due, id -> timeIsLeft.getAsBoolean() ? attempt(id, decide) : left);
    swept.forEach(each -> counts.merge(each.name().toLowerCase(Locale.ROOT), 1, Integer::sum));
    return swept;
  }

  private S attempt(EntryId id, Function<EntryId, S> decide) {
    return switch (Attempt.at(() -> decide.apply(id))) {
      case Attempt.Done<S>(S swept) -> swept;
      case Attempt.Faulted<S>(RuntimeException fault) -> {
        log.event(faultEvent).id("entryId", id).fault(fault).write();
        yield faulted;
      }
    };
  }
}
