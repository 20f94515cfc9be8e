package fi.samtycke.rights.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.erasure.ErasedBefore;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.evidence.ScheduledRun;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.subject.RestoredTables;
import fi.samtycke.stores.subject.RestoredTables.Item;
import fi.samtycke.stores.subject.RestoredTables.Lag;
import fi.samtycke.stores.tasks.WipeCase;
import fi.samtycke.stores.work.Work;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Holds tables that were restored from a backup against the ledger, before anybody uses them:
/// whoever was erased since is erased again, who was restricted is restricted (N4, H06). Tells
/// numbers only, and may be run again.
public final class RestoreErasures {
  private static final String NAME = "RestoreErasures";
  private static final Actor ACTOR = new Actor.Schedule(NAME);
  private static final String DRY_RUN = "--dry-run";
  private static final int DONE = 0;
  private static final int UNUSABLE = 2;

  private static final List<String> COUNTED =
      List.of("erased", "looked-up", "wiped", "restricted", "behind", "held", "planned");

  private static final String HELP =
      """
      usage: java -cp 'lib/*' fi.samtycke.rights.erasure.RestoreErasures [--dry-run]

      The first step after a restore, before traffic. Reads Ledger and ChangeLog, which are not
      restored, and mends the restored tables: erases whom the ledger says to be erased, wipes the
      cases of those, restricts who is restricted, lets every entry follow its change log again,
      places a hold anew that the backup has lost, and lets the erasures go on that a hold stopped.
      What lowers use by an address (refusals, objections, complaints) stands in Ledger and is read
      there; nothing of it needs to be replayed. May be run again.

      environment: REGISTER_TABLE and CASES_TABLE name the restored tables, LEDGER_TABLE and
      CHANGE_LOG_TABLE those in use; CONTROLLERS, DECLARATION_OVERRIDES, OUTBOX_TABLE,
      CONVERSATIONS_TABLE and QUARANTINE_TABLE as a function of the stack has them; AWS_REGION and
      credentials.

      --dry-run counts and changes nothing

      exit status: 0 done, 1 a fault on the way (run it again), 2 unknown arguments
      """;

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final RestoredTables tables;
  private final WipeCase wipeCase;
  private final ErasurePlans plans;
  private final Work work;
  private final PrintStream out;

  RestoreErasures(Wiring wiring, PrintStream out) {
    this.wiring = wiring;
    this.dynamoDb = DynamoDb.client(wiring);
    this.work = new Work(wiring, dynamoDb, new SecureRandom());
    this.tables = new RestoredTables(wiring, dynamoDb, work);
    this.wipeCase = new WipeCase(wiring, dynamoDb, work);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, Wiring.ofProcess()));
  }

  /// @return the exit status
  public static int run(List<String> arguments, PrintStream out, Wiring wiring) {
    if (arguments.contains("--help")) {
      out.print(HELP);
      return DONE;
    }
    if (!Set.of(DRY_RUN).containsAll(arguments)) {
      out.print(HELP);
      return UNUSABLE;
    }
    new RestoreErasures(wiring, out).replay(arguments.contains(DRY_RUN));
    return DONE;
  }

  private void replay(boolean dryRun) {
    Instant now = wiring.clock().instant();
    new ScheduledRun(wiring, NAME, dynamoDb, work)
        .run(
            wiring.declarations().all(),
            dryRun ? Optional.empty() : Optional.of(now),
            (controller, _) -> {
              SortedMap<String, Integer> counts = new Replay(controller, dryRun, now).run();
              counts.forEach(
                  (name, count) -> out.println(controller.id() + " " + name + ": " + count));
              return new Done(counts);
            });
  }

  /// What is done for one controller.
  private final class Replay {
    private final Controller controller;
    private final boolean dryRun;
    private final Instant now;
    private final ErasedBefore before;
    private final SortedMap<String, Integer> counts = new TreeMap<>();

    Replay(Controller controller, boolean dryRun, Instant now) {
      this.controller = controller;
      this.dryRun = dryRun;
      this.now = now;
      this.before = ErasedBefore.of(wiring, dynamoDb, controller.id());
      COUNTED.forEach(name -> counts.put(name, 0));
    }

    SortedMap<String, Integer> run() {
      tables
          .register(controller.id())
          .filter(item -> item.isContact() || item.isAddress())
          .forEach(item -> {
            if (item.entry().filter(before.erased()::contains).isPresent()) {
              count(item.isContact() ? "erased" : "looked-up");
              change(() -> tables.erase(item));
            } else {
              follow(item);
            }
          });
      tables
          .cases(controller.id())
          .forEach(item -> {
            follow(item);
            item.entry().filter(before.wiped()::contains).ifPresent(id -> wipe(item, id));
          });
      before.keeping().forEach(this::goOn);
      return counts;
    }

    /// What a hold kept is erased in the end, also when the backup is older than the plan.
    private void goOn(ErasurePlan plan) {
      if (plans.find(controller.id(), plan.caseId()).isEmpty()) {
        count("planned");
        change(() -> work.writeInBatches(List.of(plans.begin(controller.id(), plan))));
      }
    }

    /// First of all: what is wiped later gets a line in the log as well.
    private void follow(Item item) {
      if (!item.isHead() || item.entry().isEmpty()) {
        return;
      }
      boolean restricted = before.restricted().contains(item.entry().get());
      Lag lag = tables.lag(controller.id(), item, restricted);
      if (lag.isNothing()) {
        return;
      }
      if (lag.behind()) {
        count("behind");
      }
      if (lag.restrict()) {
        count("restricted");
      }
      if (lag.held()) {
        count("held");
      }
      if (!dryRun && !tables.follow(controller.id(), item, lag, ACTOR, now)) {
        throw new IllegalStateException("the restored tables are in use");
      }
    }

    private void wipe(Item item, EntryId id) {
      if (item.isCaseItself()) {
        count("wiped");
        boolean decided = before.decided().contains(id);
        change(() -> wipeCase.wipeRestored(controller, id, decided, ACTOR, now));
      } else {
        change(() -> tables.wipePart(item));
      }
    }

    private void count(String name) {
      counts.merge(name, 1, Integer::sum);
    }

    private void change(Runnable write) {
      if (!dryRun) {
        write.run();
      }
    }
  }
}
