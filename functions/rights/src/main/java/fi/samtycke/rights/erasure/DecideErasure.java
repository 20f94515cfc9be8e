package fi.samtycke.rights.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.tasks.HeldOutside;
import fi.samtycke.stores.tasks.OpenOutside;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff decide that a person is erased. The plan is written into the ledger first, in one
/// transaction with the case and the tasks for recipients; carrying it out is another's work.
final class DecideErasure {
  private static final int TRIES = 12;

  private final CaseStore cases;
  private final ErasurePlans plans;
  private final OpenOutside openOutside;
  private final ScopeErasure scope;
  private final CaseSteps steps;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;

  DecideErasure(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.openOutside = new OpenOutside(wiring, dynamoDb, random);
    this.scope = new ScopeErasure(wiring, dynamoDb, digests);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.transactions = new Transactions(dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
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
    Outcome outcome = look(controller, caseId);
    for (int attempt = 1; outcome instanceof Outcome.Undecided(var found); attempt++) {
      Instant now = clock.instant();
      Actor actor = new Actor.Staff(subject);
      ErasurePlan plan = plan(found, actor, now);
      if (transactions.write(
              EntryId.random(random).value(), items(controller, found, plan, actor, now))
          instanceof Transactions.Outcome.Written) {
        return new Outcome.Decided(plan, true);
      }
      if (attempt == TRIES) {
        throw new ContentionException(
            new IllegalStateException("the case changes again and again"));
      }
      outcome = look(controller, caseId);
    }
    return outcome;
  }

  private static ErasurePlan plan(ErasureScope found, Actor actor, Instant now) {
    return new ErasurePlan(
        found.request().id(),
        now,
        actor.text(),
        found.erased().stream().map(ErasureScope.Entry::id).toList(),
        found.cases(),
        found.addresses(),
        found.recipients(),
        found.kept(),
        new ErasurePlan.Stage.Erasing());
  }

  private List<Write> items(
      Controller controller, ErasureScope found, ErasurePlan plan, Actor actor, Instant now) {
    BeingAnswered request = found.request();
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().ledger()).toInstant();
    List<Write> items =
        steps.items(
            controller,
            found.seen(),
            new Step(request.begun(now), Action.ERASURE_DECIDED, actor)
                .owing(
                    List.of(new Obligation.Fact(FactKind.ERASURE_DECIDED, request.id().value()))),
            now);
    items.add(plans.begin(controller.id(), plan));
    items.add(plans.note(controller.id(), plan, forgetAt));
    for (HeldOutside outside : found.tasks()) {
      items.addAll(
          openOutside.task(
              controller,
              request.id(),
              TaskKind.ERASE,
              outside,
              String.join("\n", found.person()),
              actor,
              now));
    }
    return items;
  }
}
