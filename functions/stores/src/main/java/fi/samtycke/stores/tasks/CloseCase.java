package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets a case be fulfilled when what it asked for is done, whoever did the last part of it.
public final class CloseCase {
  private final CaseStore cases;
  private final CaseSteps steps;
  private final Work work;

  public CloseCase(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.work = work;
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
  /// fulfilled with the last one, and with the last search whoever asked for their data is told
  /// what came of all; of what else was asked staff tell what they did. Condition: nobody wrote the
  /// case since it was read, so that of two that close the last two tasks the second sees the
  /// first.
  public List<Write> without(
      Controller controller, Task closed, EntryId caseId, Actor actor, Instant now) {
    Optional<Stored> found = cases.find(controller.id(), caseId);
    if (found.isEmpty()) {
      return List.of();
    }
    if (!(found.get().request() instanceof BeingAnswered open)) {
      return List.of(cases.replace(controller.id(), found.get(), found.get()));
    }
    CaseParts parts = CaseParts.of(cases, controller.id(), caseId);
    UnitOfWork unit =
        parts.progress(open).withTasks(-1).isDone()
            ? steps.unit(
                controller,
                found.get(),
                new Step(open.fulfilled(now), Action.CASE_FULFILLED, actor),
                now)
            : work.of(controller, actor, now)
                .also(cases.replace(controller.id(), found.get(), found.get()));
    boolean searched =
        closed.kind() == TaskKind.SEARCH
            && parts.openSearches() == 1
            && open.kind().isAnsweredByExtract();
    if (searched && open.address().isPresent()) {
      unit.owe(MailKind.SEARCH_LETTER, caseId);
    }
    return unit.writes();
  }
}
