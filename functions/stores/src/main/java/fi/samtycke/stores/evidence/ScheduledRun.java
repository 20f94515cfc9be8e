package fi.samtycke.stores.evidence;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One run of a schedule: does the work for every controller and leaves each a receipt, also when
/// nothing was due (N5). What fails for one controller does not keep the others from their turn; it
/// leaves no receipt and makes the run fail in the end, so that it is repeated and seen.
public final class ScheduledRun {
  private final Declarations declarations;
  private final InstantSource clock;
  private final Log log;
  private final String schedule;
  private final LedgerStore ledger;
  private final Work work;

  /// @param schedule the template's logical id of the function, without `Function`
  public ScheduledRun(Wiring wiring, String schedule, DynamoDbClient dynamoDb, Work work) {
    this.declarations = wiring.declarations();
    this.clock = wiring.clock();
    this.log = wiring.log();
    this.schedule = schedule;
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
  }

  /// What was done for a controller.
  ///
  /// @param counts by constant names
  /// @param notes for the next run
  /// @param also written in the transaction that keeps the receipt
  public record Done(SortedMap<String, Integer> counts, List<String> notes, List<Write> also) {
    public Done(SortedMap<String, Integer> counts) {
      this(counts, List.of(), List.of());
    }
  }

  /// What a schedule does for one controller.
  public interface Turn {
    Done run(Controller controller, Instant scheduledAt);
  }

  /// When the run was due, as the schedule's input says; empty when something else called.
  public static Optional<Instant> timeIn(InputStream input) throws IOException {
    return timeOf(JsonReader.read(input));
  }

  /// The same of an event that was read.
  public static Optional<Instant> timeOf(Object event) {
    String text = JsonReader.textAt(event, "scheduledTime");
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  /// Does the work for every controller that this stack serves.
  ///
  /// @param input as the schedule sends it; when something else called, no receipt is left
  /// @throws IllegalStateException after all, when the work failed for any of them
  public void run(InputStream input, Turn turn) throws IOException {
    run(declarations.all(), timeIn(input), turn);
  }

  /// @param scheduledAt when the run was due; without it no receipt is left
  /// @throws IllegalStateException after all, when the work failed for any of them
  public void run(List<Controller> controllers, Optional<Instant> scheduledAt, Turn turn) {
    int failed = 0;
    for (Controller controller : controllers) {
      switch (Attempt.at(() -> runFor(controller, scheduledAt, turn))) {
        case Attempt.Done<Done> _ -> {}
        case Attempt.Faulted<Done>(RuntimeException fault) -> {
          failed++;
          log.event("schedule.failed").id("controller", controller.id()).fault(fault).write();
        }
      }
    }
    if (failed > 0) {
      throw new IllegalStateException(schedule + " failed for " + failed + " controllers");
    }
  }

  private Done runFor(Controller controller, Optional<Instant> scheduledAt, Turn turn) {
    Instant startedAt = clock.instant();
    Done done = turn.run(controller, scheduledAt.orElse(startedAt));
    if (scheduledAt.isEmpty()) {
      return done;
    }
    Instant finishedAt = clock.instant();
    Receipt receipt =
        new Receipt(
            schedule,
            scheduledAt.get(),
            startedAt,
            finishedAt,
            controller.version(),
            done.counts(),
            done.notes());
    Instant forgetAt =
        finishedAt.atZone(ZoneOffset.UTC).plus(controller.evidence().receipts()).toInstant();
    if (done.also().isEmpty()) {
      // Half the price of a transaction.
      ledger.keep(controller.id(), receipt, forgetAt).alone();
      return done;
    }
    boolean written =
        work.of(controller, new Actor.Schedule(schedule), finishedAt)
            .also(done.also())
            .also(ledger.keep(controller.id(), receipt, forgetAt))
            .commit();
    if (!written) {
      throw new IllegalStateException("the receipt was refused");
    }
    return done;
  }
}
