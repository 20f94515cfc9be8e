package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Open;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases what a person gave from a case, because it is erased itself. Each step is one transaction
/// with its log entry.
public final class WipeCase {
  private final CaseStore cases;
  private final CaseSteps steps;
  private final ErasurePlans plans;
  private final EndTasks endTasks;
  private final Work work;

  public WipeCase(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.endTasks = new EndTasks(wiring, dynamoDb, work);
    this.work = work;
  }

  /// The case that asked for the erasure: it goes on, with its plan and its open tasks.
  public void wipeOwn(Controller controller, EntryId caseId, Actor actor, Instant now) {
    eraseParts(controller.id(), caseId);
    bare(controller, caseId, _ -> Optional.empty(), actor, now);
  }

  /// Another one of the same person: an open one is over with that, and so is what it had people do
  /// outside, besides erasing.
  public void wipe(Controller controller, EntryId caseId, Actor actor, Instant now) {
    eraseParts(controller.id(), caseId);
    bare(controller, caseId, open -> Optional.of(withdrawn(open, actor, now)), actor, now);
    endTasks.ofErased(controller, caseId, actor, now);
  }

  /// The same of a case that a backup brought back; one whose plan it brought back too goes on.
  ///
  /// @param decided whether it was this case that asked for the erasure
  public void wipeRestored(
      Controller controller, EntryId caseId, boolean decided, Actor actor, Instant now) {
    if (plans.find(controller.id(), caseId).isPresent()) {
      bare(controller, caseId, _ -> Optional.empty(), actor, now);
    } else {
      bare(
          controller,
          caseId,
          open ->
              Optional.of(
                  decided
                      ? new Step(
                          open.foundErased(now).withoutPersonalParts(),
                          Action.CASE_FULFILLED,
                          actor)
                      : withdrawn(open, actor, now)),
          actor,
          now);
    }
  }

  private static Step withdrawn(Open open, Actor actor, Instant now) {
    return new Step(open.withdrawn(now).withoutPersonalParts(), Action.CASE_WITHDRAWN, actor);
  }

  /// @param end how an open case ends with it; empty when it goes on
  private void bare(
      Controller controller,
      EntryId caseId,
      Function<Open, Optional<Step>> end,
      Actor actor,
      Instant now) {
    Work.retry(() -> {
      Optional<Stored> found = cases.find(controller.id(), caseId);
      if (found.isEmpty()) {
        return Optional.of(false);
      }
      RightsCase request = found.get().request();
      RightsCase bare = request.withoutPersonalParts();
      Optional<Step> ending = request instanceof Open open ? end.apply(open) : Optional.empty();
      if (ending.isEmpty() && found.get().digest().isEmpty() && request.equals(bare)) {
        return Optional.of(false);
      }
      Step step = ending.orElseGet(() -> new Step(bare, Action.CASE_FORGOTTEN, actor));
      return steps.unit(controller, found.get(), step.because("erased"), now).commit(true);
    });
  }

  private void eraseParts(ControllerId controller, EntryId caseId) {
    work.writeInBatches(
        cases.eraseParts(
            controller, caseId, sk -> !sk.equals(ErasurePlans.SK) && CaseTasks.open(sk).isEmpty()));
  }
}
