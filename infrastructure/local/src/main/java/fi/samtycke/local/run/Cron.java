package fi.samtycke.local.run;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a schedule of EventBridge Scheduler is due: `cron(...)` in its zone, or `rate(...)`.
///
/// @see <a
///   href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">schedule
///   types</a>
interface Cron {
  Pattern CRON = Pattern.compile("cron\\((.+)\\)");
  Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  /// The first time after this one.
  Instant after(Instant moment);

  static Cron of(String expression, ZoneId zone) {
    Matcher cron = CRON.matcher(expression);
    if (cron.matches()) {
      return cron(cron.group(1), zone);
    }
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      long count = Long.parseLong(rate.group(1));
      return rate(
          switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    throw new NotStarted("the schedule expression " + expression + " is not known here");
  }

  /// AWS's cron is Quartz's without the seconds.
  private static Cron cron(String fields, ZoneId zone) {
    CronParser parser =
        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
    ExecutionTime times = ExecutionTime.forCron(parser.parse("0 " + fields));
    return moment ->
        times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant).orElse(Instant.MAX);
  }

  private static Cron rate(Duration period) {
    long millis = period.toMillis();
    return moment ->
        Instant.ofEpochMilli((Math.floorDiv(moment.toEpochMilli(), millis) + 1) * millis);
  }
}
