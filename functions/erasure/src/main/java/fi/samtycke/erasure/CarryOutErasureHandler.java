package fi.samtycke.erasure;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.erasure.CarryOutErasure.Progress;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.evidence.ScheduledRun;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Carries erasures out: the one that the fact `erasure.decided` names, and every hour all that are
/// not done.
public final class CarryOutErasureHandler implements RequestStreamHandler {
  private static final int SPARE_MILLIS = 20_000;

  private final CarryOutErasure carryOut;
  private final ScheduledRun run;
  private final Declarations declarations;
  private final Log log;

  public CarryOutErasureHandler() {
    this(Wiring.ofProcess());
  }

  public CarryOutErasureHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.carryOut = new CarryOutErasure(wiring, dynamoDb, digests, work);
    this.run = new ScheduledRun(wiring, CarryOutErasure.SCHEDULE, dynamoDb, work);
    this.declarations = wiring.declarations();
    this.log = wiring.log();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Object event = JsonReader.read(input);
    String about = JsonReader.textAt(event, "detail", "entryId");
    if (about.isEmpty()) {
      run.run(
          declarations.all(),
          ScheduledRun.timeOf(event),
          (controller, _) ->
              all(controller, () -> context.getRemainingTimeInMillis() > SPARE_MILLIS));
      return;
    }
    Optional<Controller> controller =
        declarations.find(JsonReader.textAt(event, "detail", "controller"));
    if (controller.isPresent() && EntryId.isWellFormed(about)) {
      carryOut.carryOut(controller.get(), new EntryId(about));
    }
  }

  private Done all(Controller controller, BooleanSupplier timeIsLeft) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    int faulted = 0;
    for (EntryId caseId : carryOut.due(controller)) {
      if (!timeIsLeft.getAsBoolean()) {
        counts.merge("left", 1, Integer::sum);
        continue;
      }
      switch (Attempt.at(() -> carryOut.carryOut(controller, caseId))) {
        case Attempt.Done<Progress>(Progress progress) ->
            counts.merge(progress.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        case Attempt.Faulted<Progress>(RuntimeException fault) -> {
          faulted++;
          log.event("erasure.faulted").id("caseId", caseId).fault(fault).write();
        }
      }
    }
    counts.put("faulted", faulted);
    return new Done(counts);
  }
}
