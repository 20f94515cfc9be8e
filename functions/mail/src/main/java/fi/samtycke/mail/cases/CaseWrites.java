package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Writes what became of a mail, together with a step of the case that the mail was about, if there
/// is one. A case that somebody else moved meanwhile is read again.
public final class CaseWrites {
  private static final int TRIES = 5;

  private final CaseStore cases;
  private final CaseSteps steps;
  private final Transactions transactions;
  private final RandomGenerator random;

  public CaseWrites(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// @param marked what is noted on the obligation and elsewhere
  /// @param step of the case as it is now; empty when it has none
  /// @return `Refused` names positions in `marked` only
  public Outcome write(
      Controller controller,
      Owed owed,
      Instant now,
      List<Write> marked,
      Function<Stored, Optional<Step>> step) {
    EntryId id = new EntryId(owed.obligation().about());
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      List<Write> all = new ArrayList<>(marked);
      Optional<Stored> found = cases.find(controller.id(), id);
      found
          .flatMap(step)
          .ifPresent(taken -> all.addAll(steps.items(controller, found.orElseThrow(), taken, now)));
      Outcome outcome = transactions.write(EntryId.random(random).value(), all);
      boolean moved =
          outcome instanceof Outcome.Refused(var positions)
              && positions.stream().noneMatch(position -> position < marked.size());
      if (!moved) {
        return outcome;
      }
    }
    throw new IllegalStateException("the case changes again and again");
  }
}
