package fi.samtycke.evidence;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.retention.MissingRun;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.platform.Metrics;
import fi.samtycke.platform.Metrics.Metric;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Compares the schedules with the receipts that they left since the last check (N5). A schedule is
/// expected from the first check on that knows it, so that a deployment raises no false alarm. What
/// is missing stands in the check's own receipt, and one mail about it is owed.
final class CheckReceipts {
  static final String SCHEDULE = "CheckReceipts";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);

  /// How long a run may take until its receipt is missed; covers the repetitions of a failed one.
  private static final Duration GRACE = Duration.ofMinutes(90);

  private static final Duration LONGEST_LOOK = Duration.ofDays(8);
  private static final String KNOWN = "known ";

  private final List<Schedule> schedules;
  private final LedgerStore ledger;
  private final Work work;
  private final InstantSource clock;
  private final Metrics metrics;

  CheckReceipts(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.schedules = Schedule.read(wiring.required("SCHEDULES"));
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
    this.metrics = new Metrics(wiring);
  }

  Done check(Controller controller, Instant scheduledAt) {
    ControllerId id = controller.id();
    Optional<Receipt> last = ledger.lastReceipt(id, SCHEDULE);
    if (last.isPresent() && last.get().scheduledAt().equals(scheduledAt)) {
      return new Done(new TreeMap<>(last.get().counts()), last.get().notes(), List.of());
    }
    int expected = 0;
    List<MissingRun> missing = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Schedule schedule : schedules) {
      String known = KNOWN + schedule.name() + " " + schedule.cron() + " " + schedule.zone();
      notes.add(known);
      if (last.isPresent() && last.get().notes().contains(known)) {
        List<Instant> times = due(schedule, last.get().scheduledAt(), scheduledAt);
        expected += times.size();
        missing.addAll(missing(id, schedule.name(), times));
      }
    }
    missing.forEach(run -> notes.add(run.note()));
    metrics.count(Metric.ReceiptsChecked, expected);
    metrics.count(Metric.ReceiptsMissing, missing.size());
    return new Done(
        new TreeMap<>(Map.of("expected", expected, "missing", missing.size())),
        notes,
        missing.isEmpty() ? List.of() : notice(id, scheduledAt));
  }

  private static List<Instant> due(Schedule schedule, Instant lastCheck, Instant scheduledAt) {
    Instant until = scheduledAt.minus(GRACE);
    Instant earliest = until.minus(LONGEST_LOOK);
    Instant after = lastCheck.minus(GRACE);
    return schedule.times(after.isBefore(earliest) ? earliest : after, until);
  }

  private List<MissingRun> missing(ControllerId id, String schedule, List<Instant> times) {
    if (times.isEmpty()) {
      return List.of();
    }
    Set<Instant> left = ledger.receiptTimes(id, schedule, times.getFirst(), times.getLast());
    return times.stream()
        .filter(time -> !left.contains(time))
        .map(time -> new MissingRun(schedule, time))
        .toList();
  }

  private List<Write> notice(ControllerId id, Instant scheduledAt) {
    Obligation owed = new Obligation.Mail(MailKind.MISSING_RECEIPTS_NOTICE, scheduledAt.toString());
    return work.of(id, ACTOR, clock.instant()).owe(owed).writes();
  }
}
