package fi.samtycke.retention;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Pace;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.OpenDays;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What every sweep does with the entries that are due: takes up one after the other at the
/// declared pace while there is time, counts what became of each, and lets no fault of one keep the
/// others from their turn.
final class EachDue {
  private final String schedule;
  private final String faultEvent;
  private final LedgerStore ledger;
  private final Pace pace;
  private final InstantSource clock;
  private final Log log;

  /// @param faultEvent the log's name for an entry that could not be decided
  EachDue(Wiring wiring, DynamoDbClient dynamoDb, String schedule, String faultEvent) {
    this.schedule = schedule;
    this.faultEvent = faultEvent;
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.pace = new Pace(Integer.parseInt(wiring.required("SWEPT_PER_SECOND")));
    this.clock = wiring.clock();
    this.log = wiring.log();
  }

  /// What is due on a day.
  interface Due {
    List<EntryId> on(ControllerId controller, LocalDate day, Instant now);
  }

  /// What is done with one of them.
  interface Decision {
    Swept of(Controller controller, EntryId id, Instant now);
  }

  /// @param firstLookDays how many days back the first run of all looks
  /// @param timeIsLeft whether another entry may be begun
  Run begin(Controller controller, int firstLookDays, BooleanSupplier timeIsLeft) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    OpenDays open = OpenDays.until(today, ledger, controller.id(), schedule, firstLookDays, today);
    return new Run(controller, now, open, timeIsLeft);
  }

  /// One run for one controller.
  final class Run {
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private final Controller controller;
    private final Instant now;
    private final OpenDays open;
    private final BooleanSupplier timeIsLeft;

    private Run(Controller controller, Instant now, OpenDays open, BooleanSupplier timeIsLeft) {
      this.controller = controller;
      this.now = now;
      this.open = open;
      this.timeIsLeft = timeIsLeft;
    }

    /// The entries of one open day after the other, the oldest first. A day on which one is still
    /// due is left to the next run.
    Run onEachDay(Due due, Decision decision) {
      for (LocalDate day : open.days()) {
        List<Swept> swept = through(due.on(controller.id(), day, now), decision);
        if (swept.stream().anyMatch(Swept::isStillDue)) {
          open.leave(day);
        }
      }
      return this;
    }

    /// @return what became of the entries; it is counted
    List<Swept> through(List<EntryId> due, Decision decision) {
      List<Swept> swept =
          pace.through(due, id -> timeIsLeft.getAsBoolean() ? attempt(id, decision) : Swept.LEFT);
      swept.forEach(each -> counts.merge(each.name().toLowerCase(Locale.ROOT), 1, Integer::sum));
      return swept;
    }

    private Swept attempt(EntryId id, Decision decision) {
      return switch (Attempt.at(() -> decision.of(controller, id, now))) {
        case Attempt.Done<Swept>(Swept swept) -> swept;
        case Attempt.Faulted<Swept>(RuntimeException fault) -> {
          log.event(faultEvent).id("entryId", id).fault(fault).write();
          yield Swept.FAULTED;
        }
      };
    }

    Instant now() {
      return now;
    }

    /// What the receipt keeps.
    Done done() {
      return new Done(counts, open.notes(), List.of());
    }
  }
}
