package fi.samtycke.local.run;

import fi.samtycke.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The schedules of the template, in its order.
public final class Schedules {
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Due> schedules;

  /// A schedule and when it is due.
  ///
  /// @param frequent due more often than once an hour
  private record Due(Template.Schedule schedule, Cron cron, boolean frequent) {}

  /// A run of a schedule: which, at what time, and the event its function gets.
  public record Run(Template.Schedule schedule, Instant at) {
    public byte[] event() {
      return schedule
          .input()
          .replace("<aws.scheduler.scheduled-time>", at.truncatedTo(ChronoUnit.SECONDS).toString())
          .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
          .replace("<aws.scheduler.attempt-number>", "1")
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  public Schedules(Template template) {
    List<Due> read = new ArrayList<>();
    for (Template.Schedule schedule : template.schedules()) {
      Cron cron = new Remembered(Cron.of(schedule.expression(), schedule.zone()));
      Instant first = cron.after(Instant.EPOCH);
      read.add(
          new Due(schedule, cron, Duration.between(first, cron.after(first)).compareTo(HOUR) < 0));
    }
    this.schedules = read;
  }

  public List<Template.Schedule> all() {
    return schedules.stream().map(Due::schedule).toList();
  }

  /// The schedule of that name; a function with one schedule lends it its own.
  public Optional<Template.Schedule> find(String name) {
    List<Template.Schedule> named =
        all().stream()
            .filter(each ->
                each.id().equals(name)
                    || each.function().equals(name)
                    || name.equals(each.function() + each.id()))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  public Instant next(Template.Schedule schedule, Instant after) {
    return Cron.of(schedule.expression(), schedule.zone()).after(after);
  }

  /// When the next schedule is due.
  ///
  /// @param all also those that are due more often than once an hour
  Instant next(Instant after, boolean all) {
    return schedules.stream()
        .filter(each -> all || !each.frequent())
        .map(each -> each.cron().after(after))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /// What is due at exactly this time, in the order of the template.
  List<Run> dueAt(Instant moment, boolean all) {
    return schedules.stream()
        .filter(each -> all || !each.frequent())
        .filter(each -> each.cron().after(moment.minusMillis(1)).equals(moment))
        .map(each -> new Run(each.schedule(), moment))
        .toList();
  }

  /// One run of each that is due more often than once an hour, at its last time up to this one.
  List<Run> frequentAt(Instant moment) {
    return schedules.stream()
        .filter(Due::frequent)
        .map(each -> new Run(each.schedule(), moment))
        .toList();
  }
}
