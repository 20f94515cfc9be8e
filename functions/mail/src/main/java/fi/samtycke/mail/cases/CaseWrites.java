package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Writes what became of a mail, together with a step of the case that the mail was about, if there
/// is one. A case that somebody else moved meanwhile is read again.
public final class CaseWrites {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final CaseStore cases;
  private final CaseSteps steps;
  private final Work work;

  public CaseWrites(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.work = work;
  }

  /// @param marked what is noted on the obligation and elsewhere
  /// @param step of the case as it is now; empty when it has none
  /// @return `false` when one of `marked` was refused; nothing was written then
  public boolean write(
      Controller controller,
      Owed owed,
      Instant now,
      List<Write> marked,
      Function<Stored, Optional<Step>> step) {
    EntryId id = new EntryId(owed.obligation().about());
    return Work.retryWith(
        marked,
        () -> {
          UnitOfWork unit = work.of(controller, ACTOR, now);
          cases
              .find(controller.id(), id)
              .ifPresent(found ->
                  step.apply(found)
                      .ifPresent(taken -> unit.also(steps.items(controller, found, taken, now))));
          return unit;
        });
  }
}
