package fi.samtycke.evidence;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import fi.samtycke.platform.JsonReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A schedule of the template.
///
/// @param name the logical id of its function, without `Function`
/// @param cron AWS's six fields, without `cron()`
record Schedule(String name, String cron, ZoneId zone) {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

  /// Reads `SCHEDULES`: a JSON object `{"<name>": {"cron": "cron(7 * * * ? *)", "zone": "UTC"}}`.
  ///
  /// @throws IllegalStateException for anything else
  static List<Schedule> read(String json) {
    List<Schedule> schedules = new ArrayList<>();
    Object read = JsonReader.read(json);
    if (read instanceof Map<?, ?> byName) {
      for (Map.Entry<?, ?> entry : byName.entrySet()) {
        String cron =
            JsonReader.textAt(read, String.valueOf(entry.getKey()), "cron")
                .replaceFirst("^cron\\((.*)\\)$", "$1");
        String zone = JsonReader.textAt(read, String.valueOf(entry.getKey()), "zone");
        schedules.add(new Schedule(String.valueOf(entry.getKey()), cron, ZoneId.of(zone)));
      }
    }
    if (schedules.isEmpty()) {
      throw new IllegalStateException("SCHEDULES names no schedule");
    }
    return schedules;
  }

  /// When it was due, later than `after` and not later than `until`, in order.
  List<Instant> times(Instant after, Instant until) {
    // AWS's fields are Quartz's without the seconds.
    ExecutionTime times = ExecutionTime.forCron(PARSER.parse("0 " + cron));
    List<Instant> due = new ArrayList<>();
    Optional<ZonedDateTime> next = times.nextExecution(after.atZone(zone));
    while (next.isPresent() && !next.get().toInstant().isAfter(until)) {
      due.add(next.get().toInstant());
      next = times.nextExecution(next.get());
    }
    return due;
  }
}
