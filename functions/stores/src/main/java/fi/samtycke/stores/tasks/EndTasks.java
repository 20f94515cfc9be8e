package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.tasks.TaskStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Closes tasks that nobody needs to do any more, as impossible: nobody is reminded of them, and
/// the letter that names the person goes.
public final class EndTasks {
  private static final String CASE_OVER = "case over";
  private static final String RELEASED = "no longer restricted";

  private final TaskStore tasks;
  private final CaseStore cases;
  private final CaseTasks caseTasks;
  private final Work work;

  public EndTasks(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.caseTasks = new CaseTasks(wiring, dynamoDb);
    this.work = work;
  }

  /// What a case looked for.
  ///
  /// @return writes for the transaction that ends the case. Condition: nobody closes one of them
  ///   meanwhile
  public List<Write> searches(Controller controller, EntryId caseId, Actor actor, Instant now) {
    UnitOfWork unit = work.of(controller, actor, now);
    open(controller, caseId)
        .filter(seen -> seen.task().kind() == TaskKind.SEARCH)
        .forEach(seen -> close(unit, controller, seen, CASE_OVER, actor, now));
    return unit.writes();
  }

  /// All that a case had open about whom it is erased, each in a transaction of its own. Whoever
  /// keeps a copy is still to erase it.
  void ofErased(Controller controller, EntryId caseId, Actor actor, Instant now) {
    open(controller, caseId)
        .filter(seen -> seen.task().kind() != TaskKind.ERASE)
        .map(seen -> seen.task().id())
        .forEach(id ->
            Work.retry(() -> {
              Optional<Stored> seen = find(controller, id);
              UnitOfWork unit = work.of(controller, actor, now);
              seen.ifPresent(it -> close(unit, controller, it, CASE_OVER, actor, now));
              return seen.isEmpty() ? Optional.of(false) : unit.commit(true);
            }));
  }

  /// The tasks of telling recipients of a restriction that ends in this unit. Condition: nobody
  /// wrote their case since it was read.
  ///
  /// @param told the ids of all of them
  /// @return where nobody was told yet
  Set<HeldOutside> ofRestriction(
      UnitOfWork unit, Controller controller, Set<String> told, Actor actor, Instant now) {
    List<Stored> open =
        told.stream().flatMap(id -> find(controller, new EntryId(id)).stream()).toList();
    open.forEach(seen -> close(unit, controller, seen, RELEASED, actor, now));
    open.stream()
        .flatMap(seen -> seen.task().caseId().stream())
        .distinct()
        .flatMap(about -> cases.find(controller.id(), about).stream())
        .forEach(about -> unit.also(cases.replace(controller.id(), about, about)));
    return open.stream().map(seen -> HeldOutside.of(seen.task())).collect(Collectors.toSet());
  }

  private Stream<Stored> open(Controller controller, EntryId caseId) {
    return CaseParts.of(cases, controller.id(), caseId).openTasks().stream()
        .flatMap(id -> find(controller, id).stream());
  }

  private Optional<Stored> find(Controller controller, EntryId id) {
    return tasks
        .find(controller.id(), id)
        .filter(seen -> seen.task().state() instanceof TaskState.Open);
  }

  /// @param reason a code
  private void close(
      UnitOfWork unit,
      Controller controller,
      Stored seen,
      String reason,
      Actor actor,
      Instant now) {
    caseTasks.close(
        unit, controller, seen, new TaskState.Impossible(reason, actor.text(), now), now);
  }
}
