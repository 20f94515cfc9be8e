package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.desk.DecideStep.Decided;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes a step that staff ask for. It is decided on the case as it is when it is written: who
/// comes second is told so.
final class TakeStep {
  private final CaseStore cases;
  private final CaseSteps steps;
  private final DecideStep decide;
  private final InstantSource clock;

  TakeStep(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.decide = new DecideStep(wiring, dynamoDb, digests, work);
    this.clock = wiring.clock();
  }

  /// @return why it was not taken; empty when it was
  /// @throws ContentionException when others write again and again; nothing was written
  Optional<Refusal> take(Controller controller, EntryId id, StaffStep step, Actor actor) {
    return Work.retry(() -> {
      Optional<Stored> found = cases.find(controller.id(), id);
      if (found.isEmpty()) {
        return Optional.of(Optional.of(Refusal.UNKNOWN));
      }
      Instant now = clock.instant();
      return switch (decide.on(controller, found.get(), step, actor, now)) {
        case Decided.Not(Refusal why) -> Optional.of(Optional.of(why));
        case Decided.Taken(Step taken) ->
            steps.unit(controller, found.get(), taken, now).commit(Optional.empty());
      };
    });
  }
}
