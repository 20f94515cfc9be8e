package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.OpenDays;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reminds of every open task on its last day, and every week from then on.
final class RemindTasks {
  static final String SCHEDULE = "RemindTasks";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);
  private static final Period AGAIN = Period.ofDays(7);
  private static final int FIRST_LOOK_DAYS = 40;

  private final TaskStore tasks;
  private final LedgerStore ledger;
  private final Work work;
  private final InstantSource clock;

  RemindTasks(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  Done remind(Controller controller) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    OpenDays open =
        OpenDays.until(today, ledger, controller.id(), SCHEDULE, FIRST_LOOK_DAYS, today);
    int reminded = 0;
    for (LocalDate day : open.days()) {
      for (EntryId id : tasks.due(controller.id(), day, now)) {
        reminded += remind(controller, id, now) ? 1 : 0;
      }
    }
    TreeMap<String, Integer> counts = new TreeMap<>();
    counts.put("reminded", reminded);
    return new Done(counts, open.notes(), List.of());
  }

  private boolean remind(Controller controller, EntryId id, Instant now) {
    Optional<Task> task =
        tasks
            .find(controller.id(), id)
            .map(TaskStore.Stored::task)
            .filter(found -> found.state() instanceof TaskState.Open);
    if (task.isEmpty()) {
      return false;
    }
    Instant again = now.atZone(controller.zone()).plus(AGAIN).toInstant();
    return work.of(controller, ACTOR, now)
        .also(tasks.remindAgain(controller.id(), task.get(), now, again))
        .owe(MailKind.TASK_DUE_NOTICE, id)
        .commit();
  }
}
