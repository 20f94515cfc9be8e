package fi.samtycke.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the extracts of all open cases that wait for one: the net under the fact that asks for it.
/// Costs what cases are open.
final class MakeWaitingExtracts {
  private static final int AT_A_TIME = 100;

  private final MakeExtract makeExtract;
  private final CaseStore cases;
  private final Log log;

  MakeWaitingExtracts(Wiring wiring, DynamoDbClient dynamoDb, MakeExtract makeExtract) {
    this.makeExtract = makeExtract;
    this.cases = new CaseStore(wiring, dynamoDb);
    this.log = wiring.log();
  }

  /// @throws IllegalStateException after all, when one could not be made
  Done make(Controller controller) {
    int made = 0;
    int failed = 0;
    Optional<String> after = Optional.empty();
    do {
      Listings.Page<RightsCase> page = cases.list(controller.id(), true, after, AT_A_TIME);
      for (RightsCase open : page.rows()) {
        EntryId id = open.id();
        switch (Attempt.at(() -> makeExtract.make(controller, id))) {
          case Attempt.Done<Boolean>(Boolean mine) -> made += mine ? 1 : 0;
          case Attempt.Faulted<Boolean>(RuntimeException fault) -> {
            failed++;
            log.event("extract.failed").id("case", id).fault(fault).write();
          }
        }
      }
      after = page.next();
    } while (after.isPresent());
    if (failed > 0) {
      throw new IllegalStateException(failed + " extracts could not be made");
    }
    TreeMap<String, Integer> counts = new TreeMap<>();
    counts.put("made", made);
    return new Done(counts);
  }
}
