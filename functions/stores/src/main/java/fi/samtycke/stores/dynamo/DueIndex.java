package fi.samtycke.stores.dynamo;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The sparse index `due` of a table: its partition is the day in UTC on which something is to be
/// done with an item, so that a sweep costs what is due and not what is stored.
public final class DueIndex {
  public static final String DAY = "dueDay";
  public static final String ORDER = "dueOrder";
  private static final String NAME = "due";

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL = Set.of(DAY, ORDER);

  private DueIndex() {}

  public static String day(ControllerId controller, Instant at) {
    return day(controller, LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  public static String day(ControllerId controller, LocalDate day) {
    return controller + "#" + day;
  }

  /// Apart from the other days of the table: what is looked at every hour is not in the way of what
  /// is looked at twice a year.
  public static String idleDay(ControllerId controller, Instant at) {
    return idleDay(controller, LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  public static String idleDay(ControllerId controller, LocalDate day) {
    return controller + "#idle#" + day;
  }

  /// The partition keys of what is due on the day and not after `now`, in order.
  ///
  /// @param day the partition
  public static List<String> due(Table table, String day, Instant now) {
    return items(table, day, now).map(item -> item.required(Attributes.PK)).toList();
  }

  /// The rows themselves, which hold the keys alone; read as they are asked for.
  public static Stream<Attributes> items(Table table, String day, Instant now) {
    return table.indexed(
        NAME,
        DAY + " = :day AND " + ORDER + " <= :now",
        Map.of(":day", day, ":now", Timestamp.of(now)));
  }
}
