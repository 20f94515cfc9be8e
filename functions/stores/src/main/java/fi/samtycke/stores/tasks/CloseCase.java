package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.erasure.ErasurePlans;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Ends cases: lets one be fulfilled when nothing of it is left to do, and erases what the person
/// gave. Each step is one transaction with its log entry.
public final class CloseCase {
  private static final int TRIES = 12;
  private static final int AT_ONCE = 25;

  private final CaseStore cases;
  private final CaseSteps steps;
  private final CaseTasks tasks;
  private final ErasurePlans plans;
  private final Proposals proposals;
  private final Transactions transactions;
  private final RandomGenerator random;

  public CloseCase(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.tasks = new CaseTasks(wiring, dynamoDb);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.proposals = new Proposals(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// Lets a case be fulfilled when nothing of it is left to do: no plan that is not told, no open
  /// task, nothing undecided. Called whenever something of it is done.
  ///
  /// @return whether it is fulfilled now
  public boolean fulfilIfDone(Controller controller, EntryId caseId, Actor actor, Instant now) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = cases.find(controller.id(), caseId);
      if (found.isEmpty()
          || !found.get().request().state().isBeingAnswered()
          || !isDone(controller.id(), found.get().request())) {
        return false;
      }
      RightsCase fulfilled = found.get().request().with(new CaseState.Fulfilled(now));
      Step step = new Step(fulfilled, Action.CASE_FULFILLED, actor);
      if (steps.take(controller, found.get(), step, now)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDone(ControllerId controller, RightsCase request) {
    boolean told =
        plans
            .find(controller, request.id())
            .map(stored -> stored.plan().isTold())
            .orElse(!request.kind().isErasure());
    boolean undecided = proposals.of(controller, request.id()).stream().anyMatch(Proposal::isOpen);
    return told && !undecided && !tasks.areOpen(controller, request.id());
  }

  /// Erases what the person gave from a case, and all its parts but those named. An open one is
  /// over with that, unless it is `own`.
  ///
  /// @param kept sort keys of parts that stay, and open tasks
  public void wipe(
      Controller controller,
      EntryId caseId,
      boolean own,
      Set<String> kept,
      Actor actor,
      Instant now) {
    eraseParts(controller.id(), caseId, kept, own);
    bare(
        controller,
        caseId,
        own ? Optional.empty() : Optional.of(new CaseState.Withdrawn(now)),
        actor,
        now);
  }

  /// The same of a case that a backup brought back.
  ///
  /// @param decided whether it was this case that asked for the erasure
  public void wipeRestored(
      Controller controller, EntryId caseId, boolean decided, Actor actor, Instant now) {
    boolean goesOn = plans.find(controller.id(), caseId).isPresent();
    bare(
        controller,
        caseId,
        goesOn
            ? Optional.empty()
            : Optional.of(decided ? new CaseState.Fulfilled(now) : new CaseState.Withdrawn(now)),
        actor,
        now);
  }

  /// @param end how an open case ends with it; empty when it goes on
  private void bare(
      Controller controller, EntryId caseId, Optional<CaseState> end, Actor actor, Instant now) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = cases.find(controller.id(), caseId);
      if (found.isEmpty() || isBare(found.get(), end.isEmpty())) {
        return;
      }
      RightsCase request = found.get().request();
      boolean ends = end.isPresent() && request.state() instanceof CaseState.Open;
      RightsCase bare = request.withoutPersonalParts();
      Step step =
          ends
              ? new Step(bare.with(end.orElseThrow()), action(end.orElseThrow()), actor)
              : new Step(bare, Action.CASE_FORGOTTEN, actor);
      if (steps.take(controller, found.get(), step.because("erased"), now)) {
        return;
      }
    }
    throw new IllegalStateException("the case changes again and again");
  }

  private static Action action(CaseState end) {
    return end instanceof CaseState.Fulfilled ? Action.CASE_FULFILLED : Action.CASE_WITHDRAWN;
  }

  private static boolean isBare(Stored seen, boolean goesOn) {
    RightsCase request = seen.request();
    boolean over = goesOn || request.state() instanceof CaseState.Closed;
    return over && seen.digest().isEmpty() && request.equals(request.withoutPersonalParts());
  }

  private void eraseParts(ControllerId controller, EntryId caseId, Set<String> kept, boolean own) {
    List<Write> items =
        cases.parts(controller, caseId).stream()
            .map(part -> part.required(Attributes.SK))
            .filter(sk -> !sk.equals("case") && !kept.contains(sk))
            .filter(sk -> !own || !sk.startsWith("task#"))
            .map(sk -> cases.erasePart(controller, caseId, sk))
            .toList();
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      transactions.write(
          EntryId.random(random).value(),
          items.subList(from, Math.min(from + AT_ONCE, items.size())));
    }
  }
}
