package fi.samtycke.rights.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.tasks.HeldOutside;
import fi.samtycke.stores.tasks.OpenOutside;
import fi.samtycke.stores.tasks.OpenSearches;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff decide that a person is erased. The plan is written into the ledger first, in one
/// transaction with the case, the tasks for recipients and the searches elsewhere; carrying it out
/// is another's work.
final class DecideErasure {
  private final CaseStore cases;
  private final ErasurePlans plans;
  private final OpenOutside openOutside;
  private final OpenSearches searches;
  private final ScopeErasure scope;
  private final CaseSteps steps;
  private final InstantSource clock;

  DecideErasure(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.openOutside = new OpenOutside(wiring, dynamoDb);
    this.searches = new OpenSearches(wiring, dynamoDb, work);
    this.scope = new ScopeErasure(wiring, dynamoDb, digests);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.clock = wiring.clock();
  }

  /// How things stand with the erasure that a case asks for.
  sealed interface Outcome {
    record Unknown() implements Outcome {}

    /// Its kind asks for something else.
    record AnotherKind() implements Outcome {}

    /// Not confirmed yet, or over.
    record NotNow() implements Outcome {}

    /// Several entries may be meant, and nobody chose.
    record NobodyChosen() implements Outcome {}

    record Undecided(ErasureScope scope) implements Outcome {}

    record Decided(ErasurePlan plan, boolean now) implements Outcome {}
  }

  /// Changes nothing.
  Outcome look(Controller controller, EntryId caseId) {
    Optional<CaseStore.Stored> found = cases.find(controller.id(), caseId);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Optional<ErasurePlans.Stored> plan = plans.find(controller.id(), caseId);
    if (plan.isPresent()) {
      return new Outcome.Decided(plan.get().plan(), false);
    }
    RightsCase request = found.get().request();
    if (!request.kind().isErasure()) {
      return new Outcome.AnotherKind();
    }
    if (!(request instanceof BeingAnswered open)) {
      return new Outcome.NotNow();
    }
    return request.subjects().isEmpty()
        ? new Outcome.NobodyChosen()
        : new Outcome.Undecided(scope.of(controller, found.get(), open, clock.instant()));
  }

  /// @return `Decided` with `now` when this call decided it; without, another was first
  Outcome decide(Controller controller, EntryId caseId, String subject) {
    return Work.retry(() -> {
      Outcome outcome = look(controller, caseId);
      if (!(outcome instanceof Outcome.Undecided(var found))) {
        return Optional.of(outcome);
      }
      Instant now = clock.instant();
      Actor actor = new Actor.Staff(subject);
      ErasurePlan plan = plan(found, actor, now);
      return unit(controller, found, plan, actor, now).commit(new Outcome.Decided(plan, true));
    });
  }

  private static ErasurePlan plan(ErasureScope found, Actor actor, Instant now) {
    return new ErasurePlan(
        found.request().id(),
        now,
        actor.text(),
        found.erased().stream().map(ErasureScope.Erased::entry).toList(),
        found.cases(),
        found.addresses(),
        found.recipients(),
        found.kept(),
        new ErasurePlan.Stage.Erasing());
  }

  private UnitOfWork unit(
      Controller controller, ErasureScope found, ErasurePlan plan, Actor actor, Instant now) {
    BeingAnswered request = found.request();
    Step step = new Step(request.begun(now), Action.ERASURE_DECIDED, actor);
    UnitOfWork unit =
        steps
            .unit(controller, found.seen(), step, now)
            .owe(FactKind.ERASURE_DECIDED, request.id())
            .also(plans.begin(controller.id(), plan))
            .also(plans.note(controller.id(), plan, controller.evidence().ledgerGone(now)));
    String person = String.join("\n", found.person());
    for (HeldOutside outside : found.tasks()) {
      openOutside.task(unit, controller, request.id(), TaskKind.ERASE, outside, person, now);
    }
    return unit.also(searches.in(found.searches(), controller, step.next(), actor, now));
  }
}
