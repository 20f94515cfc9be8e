package fi.samtycke.retention;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Challenged;
import fi.samtycke.core.rights.RightsCase.Closed;
import fi.samtycke.core.rights.RightsCase.Open;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.tasks.CaseParts;
import fi.samtycke.stores.tasks.CloseCase;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Does what is due of the cases and nothing else: tells the responsible person before a last day
/// and after it (N6), erases what nobody confirmed or leaves it to staff, forgets what was answered
/// long ago, erases what is left of that in the end, and the tasks that were closed. Each case is
/// decided by a transaction of its own, so that two sweeps at once, or one that was stopped
/// half-way, do no harm.
final class SweepCases {
  static final String SCHEDULE = "SweepCases";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);

  /// As far back as the first run of all looks; what is due is written with a day of its own.
  private static final int FIRST_LOOK_DAYS = 40;

  private static final Duration LATER = Duration.ofDays(30);

  private final CaseStore cases;
  private final CaseSteps steps;
  private final ErasurePlans plans;
  private final CloseCase close;
  private final Work work;
  private final TaskStore tasks;
  private final EachDue each;

  SweepCases(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.close = new CloseCase(wiring, dynamoDb, work);
    this.work = work;
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.each = new EachDue(wiring, dynamoDb, SCHEDULE, "case.sweep-faulted");
  }

  /// @param timeIsLeft whether another case may be begun
  Done sweep(Controller controller, BooleanSupplier timeIsLeft) {
    return each.begin(controller, FIRST_LOOK_DAYS, timeIsLeft)
        .onEachDay(cases::due, this::decide)
        .onEachDay(tasks::due, this::forgetTask)
        .done();
  }

  private Swept decide(Controller controller, EntryId id, Instant now) {
    Optional<Stored> found =
        cases
            .find(controller.id(), id)
            .filter(stored -> stored.dueAt().filter(due -> !due.isAfter(now)).isPresent());
    if (found.isEmpty()) {
      return Swept.ELSEWHERE;
    }
    Stored seen = found.get();
    return switch (seen.request()) {
      case Received request when !request.isByStaff() ->
          lapse(controller, seen, request, "never-asked", now);
      case Challenged request when !request.isAwaited(now) ->
          lapse(controller, seen, request, "not-confirmed", now);
      case BeingAnswered _ when close.fulfilIfDone(controller, id, ACTOR, now) -> Swept.FULFILLED;
      case Open _ -> push(controller, seen, now);
      case Closed _ when keepsEntries(controller, id) -> keep(controller, seen, now);
      case Closed request when request.isForgotten() -> erase(controller, seen, now);
      case Closed _ -> forget(controller, seen, now);
    };
  }

  /// What came by a mail that was vouched for does not lapse.
  private Swept lapse(
      Controller controller, Stored seen, Unconfirmed request, String reason, Instant now) {
    if (request.vouched()) {
      Step left = Step.leftToStaff(request, reason, ACTOR, now);
      return steps.take(controller, seen, left, now) ? Swept.LEFT_TO_STAFF : Swept.CHANGED;
    }
    return steps.erase(controller, seen, Action.CASE_LAPSED, ACTOR, reason, now)
        ? Swept.LAPSED
        : Swept.CHANGED;
  }

  private Swept push(Controller controller, Stored seen, Instant now) {
    CaseCalendar calendar = CaseCalendar.of(controller);
    RightsCase request = seen.request();
    Optional<Integer> days = calendar.pushDue(request, seen.dueAt().orElseThrow(), now);
    if (days.isEmpty()) {
      return Swept.ELSEWHERE;
    }
    Step pushed =
        new Step(request, Action.CASE_PUSHED, ACTOR)
            .because(Integer.toString(days.get()))
            .owing(List.of(new Obligation.Mail(MailKind.CASE_DUE_NOTICE, request.id().value())));
    return steps.take(controller, seen, pushed, now) ? Swept.PUSHED : Swept.CHANGED;
  }

  /// What a hold keeps goes on being that case's until it is erased, and its own schedule sees to
  /// it.
  private boolean keepsEntries(Controller controller, EntryId id) {
    return plans
        .find(controller.id(), id)
        .filter(stored -> !stored.plan().kept().isEmpty())
        .isPresent();
  }

  /// The rest of a case, which tells of nobody any more; the log keeps the lines. Not as long as
  /// people have something to do for it at recipients.
  private Swept erase(Controller controller, Stored seen, Instant now) {
    if (!CaseParts.of(cases, controller.id(), seen.request().id()).openTasks().isEmpty()) {
      return keep(controller, seen, now);
    }
    return steps.erase(controller, seen, Action.CASE_ERASED, ACTOR, "period-over", now)
        ? Swept.ERASED
        : Swept.CHANGED;
  }

  private Swept keep(Controller controller, Stored seen, Instant now) {
    boolean written =
        work.of(controller, ACTOR, now)
            .also(cases.replace(controller.id(), seen, seen.dueAgain(now.plus(LATER))))
            .commit();
    return written ? Swept.KEPT : Swept.CHANGED;
  }

  private Swept forget(Controller controller, Stored seen, Instant now) {
    Step forgotten = new Step(seen.request().withoutPersonalParts(), Action.CASE_FORGOTTEN, ACTOR);
    return steps.take(controller, seen, forgotten, now) ? Swept.FORGOTTEN : Swept.CHANGED;
  }

  /// Erases a task whose period is over since it was closed. Open ones are reminded of elsewhere.
  private Swept forgetTask(Controller controller, EntryId id, Instant now) {
    Optional<TaskStore.Stored> found =
        tasks
            .find(controller.id(), id)
            .filter(stored -> isOver(controller, stored.task().state(), now));
    if (found.isEmpty()) {
      return Swept.ELSEWHERE;
    }
    TaskStore.Stored seen = found.get();
    boolean written =
        work.of(controller, ACTOR, now)
            .logged(id, seen.head(), Action.TASK_FORGOTTEN, _ -> tasks.erase(controller.id(), seen))
            .commit();
    return written ? Swept.FORGOTTEN : Swept.CHANGED;
  }

  private static boolean isOver(Controller controller, TaskState state, Instant now) {
    CaseCalendar calendar = CaseCalendar.of(controller);
    return switch (state) {
      case TaskState.Open _ -> false;
      case TaskState.Done(String _, var _, String _, Instant at) ->
          !now.isBefore(calendar.forgetAt(at));
      case TaskState.Impossible(String _, String _, Instant at) ->
          !now.isBefore(calendar.forgetAt(at));
    };
  }
}
