package fi.samtycke.mail.outbox;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.mail.outbox.DispatchOutbox.Dispatched;
import fi.samtycke.mail.outbox.DispatchOutbox.Outcome;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Metrics;
import fi.samtycke.platform.Metrics.Metric;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.OpenDays;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Meets what the outbox still owes to anybody: everything due on any day since the oldest one that
/// was open at the end of the last run. What the time does not suffice for, the next run takes.
final class SweepOutbox {
  static final String SCHEDULE = "SweepOutbox";

  /// How far back the first run looks: longer than an obligation is tried.
  private static final int FIRST_LOOK_DAYS = 40;

  /// How long after its time something due may still come to the index: the next run looks there
  /// again.
  private static final Duration LATE = Duration.ofHours(2);

  private final DispatchOutbox dispatchOutbox;
  private final OutboxStore outbox;
  private final LedgerStore ledger;
  private final InstantSource clock;
  private final Log log;
  private final Metrics metrics;

  SweepOutbox(Wiring wiring, DispatchOutbox dispatchOutbox, DynamoDbClient dynamoDb) {
    this.dispatchOutbox = dispatchOutbox;
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.log = wiring.log();
    this.metrics = new Metrics(wiring);
  }

  /// @param timeIsLeft whether another obligation may be begun
  Done sweep(Controller controller, BooleanSupplier timeIsLeft) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    TreeMap<String, Integer> counts = new TreeMap<>();
    LocalDate late = LocalDate.ofInstant(now.minus(LATE), ZoneOffset.UTC);
    OpenDays open = OpenDays.until(today, ledger, controller.id(), SCHEDULE, FIRST_LOOK_DAYS, late);
    Duration age = Duration.ZERO;
    for (Due due : due(controller, open, now)) {
      Optional<Instant> owedSince =
          timeIsLeft.getAsBoolean() ? dispatch(due, counts) : leave(due, counts);
      if (owedSince.isPresent()) {
        open.leave(LocalDate.ofInstant(due.at(), ZoneOffset.UTC));
        Duration waited = Duration.between(owedSince.get(), now);
        age = waited.compareTo(age) > 0 ? waited : age;
      }
    }
    metrics.count(Metric.OutboxAgeSeconds, age.toSeconds());
    return new Done(counts, open.notes(), List.of());
  }

  private List<Due> due(Controller controller, OpenDays open, Instant now) {
    List<Due> due = new ArrayList<>();
    for (LocalDate day : open.days()) {
      due.addAll(outbox.due(controller.id(), day));
    }
    due.removeIf(later -> later.at().isAfter(now));
    due.sort(Due.ORDER);
    return due;
  }

  /// @return since when it is owed, if it still is
  private Optional<Instant> dispatch(Due due, Map<String, Integer> counts) {
    return switch (Attempt.at(() -> dispatchOutbox.dispatch(due.pk()))) {
      case Attempt.Done<Dispatched>(Dispatched(Outcome outcome, Optional<Instant> owedSince)) -> {
        counts.merge(outcome.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        yield switch (outcome) {
          case SENT, VOID, PUT_OFF, FAILED -> Optional.empty();
          case RETRIED, UNKNOWN -> owedSince;
          case ELSEWHERE -> Optional.of(due.at());
        };
      }
      case Attempt.Faulted<Dispatched>(RuntimeException fault) -> {
        log.event("outbox.sweep-faulted").fault(fault).write();
        counts.merge("faulted", 1, Integer::sum);
        yield Optional.of(due.at());
      }
    };
  }

  private static Optional<Instant> leave(Due due, Map<String, Integer> counts) {
    counts.merge("left", 1, Integer::sum);
    return Optional.of(due.at());
  }
}
