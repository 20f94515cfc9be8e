package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.tasks.CaseTasks;
import fi.samtycke.stores.tasks.CloseCase;
import fi.samtycke.stores.tasks.OpenOutside;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.tasks.TaskStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.PageQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  Listings.Page<Task> list(
      Controller controller, String state, Predicate<Task> mayBeSeen, PageQuery query) {
    Listings.Page<EntryId> page = tasks.list(controller.id(), state, query.cursor(), query.limit());
    List<Task> found =
        page.rows().stream()
            .map(id -> tasks.find(controller.id(), id))
            .flatMap(Optional::stream)
            .map(Stored::task)
            .filter(mayBeSeen)
            .toList();
    return new Listings.Page<>(found, page.next());
  }

  Optional<Task> one(Controller controller, EntryId id) {
    return tasks.find(controller.id(), id).map(Stored::task);
  }

  /// What is to be written to the recipient; empty of a closed task.
  String letter(Controller controller, Task task) {
    return task.state() instanceof TaskState.Open && !task.reference().isEmpty()
        ? OpenOutside.letter(controller, task)
        : caseTasks.letter(controller.id(), task);
  }

  /// How a task is closed.
  ///
  /// @param done whether it was done; else it is impossible
  /// @param words the proof, or the reason
  /// @param sentOn as in [TaskState.Done]
  record Closing(boolean done, String words, Optional<LocalDate> sentOn) implements PersonalData {
    private TaskState state(Actor actor, Instant now) {
      return done
          ? new TaskState.Done(words, sentOn, actor.text(), now)
          : new TaskState.Impossible(words, actor.text(), now);
    }

    @Override
    public String toString() {
      return "Closing[redacted]";
    }
  }

  /// With the last search of a case the person is told what came of all.
  ///
  /// @return the task as it stands now, closed by this call or before
  Optional<Task> close(Controller controller, EntryId id, Closing closing, String subject) {
    return Work.retry(() -> {
      Optional<Stored> found = tasks.find(controller.id(), id);
      if (found.isEmpty() || !(found.get().task().state() instanceof TaskState.Open)) {
        return Optional.of(found.map(Stored::task));
      }
      Stored seen = found.get();
      Instant now = clock.instant();
      Actor actor = new Actor.Staff(subject);
      TaskState state = closing.state(actor, now);
      Task closed = seen.task().with(state);
      UnitOfWork unit = work.of(controller, actor, now);
      caseTasks.close(unit, controller, seen, state, now);
      closed
          .caseId()
          .ifPresent(about -> unit.also(closeCase.without(controller, closed, about, actor, now)));
      return unit.commit(Optional.of(closed));
    });
  }
}
