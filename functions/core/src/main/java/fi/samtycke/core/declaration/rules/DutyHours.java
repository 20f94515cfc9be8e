package fi.samtycke.core.declaration.rules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/// When somebody of the firm answers in the chat: hours of each weekday in the controller's zone. A
/// day that is not there has none.
public record DutyHours(Map<DayOfWeek, List<Span>> days) {

  /// @param until the first moment after it
  public record Span(LocalTime from, LocalTime until) {
    boolean covers(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  /// @param moment in the controller's zone
  public boolean cover(ZonedDateTime moment) {
    return days.getOrDefault(moment.getDayOfWeek(), List.of()).stream()
        .anyMatch(span -> span.covers(moment.toLocalTime()));
  }
}
