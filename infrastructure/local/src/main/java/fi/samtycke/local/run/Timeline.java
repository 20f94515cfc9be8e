package fi.samtycke.local.run;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Moves the clock. While it follows real time, schedules run as they fall due; when somebody moves
/// it, all that falls due on the way runs in order, and each run is settled before the next.
public final class Timeline implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalClock clock;
  private final Schedules schedules;
  private final Functions functions;
  private final Work work;
  private final Runnable daily;
  private final Runnable weekly;
  private final AtomicLong interruptions = new AtomicLong();
  private final Thread follower = Thread.ofVirtual().name("schedules").unstarted(this::follow);

  /// @param daily done on every day that passes, and at the end of every move
  /// @param weekly done in every week that passes, and at the end of every move
  public Timeline(
      LocalClock clock,
      Schedules schedules,
      Functions functions,
      Work work,
      Runnable daily,
      Runnable weekly) {
    this.clock = clock;
    this.schedules = schedules;
    this.functions = functions;
    this.work = work;
    this.daily = daily;
    this.weekly = weekly;
  }

  /// Moves the clock forward. Schedules that are due more often than once an hour run once at each
  /// stop that another makes, and at the end.
  ///
  /// @return what ran, in order
  public synchronized List<Schedules.Run> moveTo(Instant target) {
    Instant now = clock.instant();
    if (target.isBefore(now)) {
      throw new IllegalArgumentException("the clock shows " + now + " and moves forward only");
    }
    long before = interruptions.get();
    clock.set(now);
    settle();
    List<Schedules.Run> ran = new ArrayList<>();
    for (Instant stop = schedules.next(now, false);
        !stop.isAfter(target) && interruptions.get() == before;
        stop = schedules.next(stop, false)) {
      Instant last = clock.instant();
      clock.set(stop);
      if (!day(stop).equals(day(last))) {
        daily.run();
      }
      if (!week(stop).equals(week(last))) {
        weekly.run();
      }
      runAll(schedules.dueAt(stop, false), ran);
      runAll(schedules.frequentAt(stop), ran);
    }
    if (interruptions.get() == before) {
      boolean atStop = clock.instant().equals(target) && !ran.isEmpty();
      clock.set(target);
      daily.run();
      weekly.run();
      settle();
      runAll(atStop ? List.of() : schedules.frequentAt(target), ran);
    }
    return ran;
  }

  /// Runs a schedule now.
  public synchronized Schedules.Run run(Schedules.Run run) {
    runAll(List.of(run), new ArrayList<>());
    return run;
  }

  /// Ends a move that is under way, and does something before the next.
  public void interrupted(Runnable something) {
    interruptions.incrementAndGet();
    work.cancel();
    synchronized (this) {
      something.run();
    }
  }

  /// Runs schedules as they fall due in real time, until the end.
  public void start() {
    follower.start();
  }

  @Override
  public void close() {
    follower.interrupt();
  }

  private void follow() {
    Instant last = clock.instant();
    while (!Thread.currentThread().isInterrupted()) {
      Instant next = schedules.next(last, true);
      long wait = Math.clamp(Duration.between(clock.instant(), next).toMillis(), 1, 1_000);
      LockSupport.parkNanos(Duration.ofMillis(wait).toNanos());
      synchronized (this) {
        if (clock.stands()) {
          last = clock.instant();
        } else if (!clock.instant().isBefore(next)) {
          daily.run();
          weekly.run();
          runAll(schedules.dueAt(next, true), new ArrayList<>());
          last = next;
        }
      }
    }
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /// Its Monday.
  private static LocalDate week(Instant instant) {
    return day(instant).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private void runAll(List<Schedules.Run> due, List<Schedules.Run> ran) {
    for (Schedules.Run run : due) {
      functions.later(run.schedule().function(), run.event());
      settle();
      ran.add(run);
    }
  }

  private void settle() {
    try {
      work.settle(PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
