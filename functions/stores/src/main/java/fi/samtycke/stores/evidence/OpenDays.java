package fi.samtycke.stores.evidence;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.retention.Receipt;
import java.time.LocalDate;
import java.util.List;

/// The days in UTC on which a sweep may still find something due: from the oldest that its last
/// receipt names as open to today. So nothing is forgotten after days without a run, and a day that
/// is done is not asked for again.
public final class OpenDays {
  private static final String OPEN = "open ";

  private final List<LocalDate> days;
  private LocalDate oldestOpen;

  private OpenDays(List<LocalDate> days, LocalDate oldestOpen) {
    this.days = days;
    this.oldestOpen = oldestOpen;
  }

  /// @param schedule whose receipts say what is open
  /// @param firstLook how many days back the first run of all looks: as far as something can be due
  /// @param stillOpen the latest day that the next run looks at again in any case
  public static OpenDays until(
      LocalDate today,
      LedgerStore ledger,
      ControllerId controller,
      String schedule,
      int firstLook,
      LocalDate stillOpen) {
    LocalDate first =
        ledger
            .lastReceipt(controller, schedule)
            .map(Receipt::notes)
            .flatMap(notes -> notes.stream().filter(note -> note.startsWith(OPEN)).findFirst())
            .map(note -> LocalDate.parse(note.substring(OPEN.length())))
            .orElse(today.minusDays(firstLook));
    List<LocalDate> days =
        first.isAfter(today) ? List.of() : first.datesUntil(today.plusDays(1)).toList();
    return new OpenDays(days, stillOpen);
  }

  /// Oldest first.
  public List<LocalDate> days() {
    return days;
  }

  /// Something due on that day is left to the next run.
  public synchronized void leave(LocalDate day) {
    oldestOpen = day.isBefore(oldestOpen) ? day : oldestOpen;
  }

  /// What the receipt tells the next run.
  public synchronized List<String> notes() {
    return List.of(OPEN + oldestOpen);
  }
}
