package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.CaseProgress;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets a case be fulfilled when what it asked for is done, whoever did the last part of it.
public final class CloseCase {
  private final CaseStore cases;
  private final CaseSteps steps;

  public CloseCase(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
  }

  /// @return whether it is fulfilled now
  public boolean fulfilIfDone(Controller controller, EntryId caseId, Actor actor, Instant now) {
    return Work.retry(() -> {
      Optional<Stored> found = cases.find(controller.id(), caseId);
      if (found.isEmpty()
          || !(found.get().request() instanceof BeingAnswered open)
          || !CaseParts.of(cases, controller.id(), caseId).progress(open).isDone()) {
        return Optional.of(false);
      }
      Step step = new Step(open.fulfilled(now), Action.CASE_FULFILLED, actor);
      return steps.unit(controller, found.get(), step, now).commit(true);
    });
  }

  /// What closing one of its tasks makes of a case, for the transaction that closes it: it is
  /// fulfilled with the last one. Condition: nobody wrote the case since it was read, so that of
  /// two that close the last two tasks the second sees the first.
  public List<Write> withoutTask(Controller controller, EntryId caseId, Actor actor, Instant now) {
    Optional<Stored> found = cases.find(controller.id(), caseId);
    if (found.isEmpty() || !(found.get().request() instanceof BeingAnswered open)) {
      return List.of();
    }
    CaseProgress then = CaseParts.of(cases, controller.id(), caseId).progress(open).withTasks(-1);
    return then.isDone()
        ? steps
            .unit(
                controller,
                found.get(),
                new Step(open.fulfilled(now), Action.CASE_FULFILLED, actor),
                now)
            .writes()
        : List.of(cases.replace(controller.id(), found.get(), found.get()));
  }
}
