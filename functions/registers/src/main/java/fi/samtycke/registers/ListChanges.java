package fi.samtycke.registers;

import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.web.MalformedRequestException;
import fi.samtycke.web.PageQuery;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks the change log back in time, month by month.
final class ListChanges {
  /// A request looks into so many months at the most; the cursor goes on from there.
  private static final int MONTHS_A_REQUEST = 24;

  /// Older changes than this are not kept, so the walk ends here.
  private static final int YEARS_KEPT = 10;

  private final ChangeLogStore changes;
  private final InstantSource clock;

  ListChanges(ChangeLogStore changes, InstantSource clock) {
    this.changes = changes;
    this.clock = clock;
  }

  /// @param nextCursor `<month>` or `<month>|<order>` to go on behind; empty at the end
  record Found(List<LoggedChange> changes, Optional<String> nextCursor) {}

  Found of(ControllerId controller, PageQuery query) {
    YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    String cursor = query.cursor().orElse(present.toString());
    int bar = cursor.indexOf('|');
    YearMonth month = month(bar < 0 ? cursor : cursor.substring(0, bar));
    Optional<String> after = bar < 0 ? Optional.empty() : Optional.of(cursor.substring(bar + 1));
    List<LoggedChange> found = new ArrayList<>();
    YearMonth oldest = present.minusYears(YEARS_KEPT);
    for (int looked = 0; looked < MONTHS_A_REQUEST; looked++) {
      if (month.isBefore(oldest)) {
        return new Found(found, Optional.empty());
      }
      ChangeLogStore.Page page =
          changes.ofMonth(controller, month, after, query.limit() - found.size());
      found.addAll(page.changes());
      if (page.last().isPresent()) {
        return new Found(found, Optional.of(month + "|" + page.last().get()));
      }
      month = month.minusMonths(1);
      after = Optional.empty();
      if (found.size() == query.limit()) {
        break;
      }
    }
    return new Found(found, Optional.of(month.toString()));
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException noMonth) {
      throw new MalformedRequestException("malformed-cursor", noMonth);
    }
  }
}
