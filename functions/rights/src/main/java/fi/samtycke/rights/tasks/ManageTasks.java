package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.tasks.CaseTasks;
import fi.samtycke.stores.tasks.CloseCase;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.tasks.TaskStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.PageQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What people see of the tasks, and how they close one. A task is closed once: with its proof, or
/// with the reason why it cannot be done. The letter to the recipient goes with it, and the case is
/// fulfilled with its last task.
final class ManageTasks {
  private final TaskStore tasks;
  private final CaseTasks caseTasks;
  private final CloseCase closeCase;
  private final Work work;
  private final InstantSource clock;

  ManageTasks(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.caseTasks = new CaseTasks(wiring, dynamoDb);
    this.closeCase = new CloseCase(wiring, dynamoDb, work);
    this.work = work;
    this.clock = wiring.clock();
  }

  record Found(List<Task> tasks, Optional<String> nextCursor) {}

  Found list(Controller controller, String state, Predicate<Task> mayBeSeen, PageQuery query) {
    Listings.Page<EntryId> page = tasks.list(controller.id(), state, query.cursor(), query.limit());
    List<Task> found =
        page.rows().stream()
            .map(id -> tasks.find(controller.id(), id))
            .flatMap(Optional::stream)
            .map(Stored::task)
            .filter(mayBeSeen)
            .toList();
    return new Found(found, page.next());
  }

  Optional<Task> one(Controller controller, EntryId id) {
    return tasks.find(controller.id(), id).map(Stored::task);
  }

  /// What is to be written to the recipient; empty when the reference says enough.
  String letter(Controller controller, Task task) {
    return caseTasks.letter(controller.id(), task);
  }

  /// @return the task as it stands now, closed by this call or before
  Optional<Task> done(Controller controller, EntryId id, String evidence, String subject) {
    return close(
        controller,
        id,
        subject,
        Action.TASK_DONE,
        (by, at) -> new TaskState.Done(evidence, by, at));
  }

  Optional<Task> impossible(Controller controller, EntryId id, String reason, String subject) {
    return close(
        controller,
        id,
        subject,
        Action.TASK_IMPOSSIBLE,
        (by, at) -> new TaskState.Impossible(reason, by, at));
  }

  private Optional<Task> close(
      Controller controller,
      EntryId id,
      String subject,
      Action action,
      BiFunction<String, Instant, TaskState> state) {
    return Work.retry(() -> {
      Optional<Stored> found = tasks.find(controller.id(), id);
      if (found.isEmpty() || !(found.get().task().state() instanceof TaskState.Open)) {
        return Optional.of(found.map(Stored::task));
      }
      Stored seen = found.get();
      Instant now = clock.instant();
      Actor actor = new Actor.Staff(subject);
      Task closed = seen.task().with(state.apply(actor.text(), now));
      Instant forgetAt = CaseCalendar.of(controller).forgetAt(now);
      UnitOfWork unit =
          work.of(controller, actor, now)
              .logged(
                  id,
                  seen.head(),
                  action,
                  head -> tasks.close(controller.id(), seen, closed.state(), head, forgetAt))
              .also(caseTasks.close(controller.id(), closed));
      closed
          .caseId()
          .ifPresent(about -> unit.also(closeCase.withoutTask(controller, about, actor, now)));
      return unit.commit(Optional.of(closed));
    });
  }
}
