package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.tasks.CaseTasks;
import fi.samtycke.stores.tasks.CloseCase;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.tasks.TaskStore.Stored;
import fi.samtycke.web.input.PageQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What people see of the tasks, and how they close one. A task is closed once: with its proof, or
/// with the reason why it cannot be done. The letter to the recipient goes with it, and the case is
/// fulfilled with its last task.
final class ManageTasks {
  private final TaskStore tasks;
  private final CaseTasks caseTasks;
  private final CloseCase steps;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;

  ManageTasks(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.caseTasks = new CaseTasks(wiring, dynamoDb);
    this.steps = new CloseCase(wiring, dynamoDb, random);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
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
    Optional<Stored> found = tasks.find(controller.id(), id);
    if (found.isEmpty() || !(found.get().task().state() instanceof TaskState.Open)) {
      return found.map(Stored::task);
    }
    Stored seen = found.get();
    Instant now = clock.instant();
    Actor actor = new Actor.Staff(subject);
    Task closed = seen.task().with(state.apply(actor.text(), now));
    LoggedChange change = seen.head().append(controller.id(), new Change(id, now, actor, action));
    List<Write> items =
        new ArrayList<>(
            List.of(
                tasks.close(
                    controller.id(),
                    seen,
                    closed,
                    change.head(),
                    CaseCalendar.of(controller).forgetAt(now)),
                changes.append(change)));
    items.addAll(caseTasks.close(controller.id(), closed));
    Outcome outcome = transactions.write(EntryId.random(random).value(), items);
    return switch (outcome) {
      case Outcome.Written _ -> {
        closed.caseId().ifPresent(caseId -> steps.fulfilIfDone(controller, caseId, actor, now));
        yield Optional.of(closed);
      }
      case Outcome.Refused _ -> one(controller, id);
    };
  }
}
