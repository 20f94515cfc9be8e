package fi.samtycke.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.evidence.ScheduledRun;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Sweeps the cases once a day: what is near its last day, what lapsed, what is to be forgotten.
public final class SweepCasesHandler implements RequestStreamHandler {
  private static final int ENOUGH_MILLIS = 10_000;

  private final SweepCases sweepCases;
  private final ScheduledRun run;

  public SweepCasesHandler() {
    this(Wiring.ofProcess());
  }

  public SweepCasesHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.sweepCases = new SweepCases(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, SweepCases.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(
        input,
        (controller, _) ->
            sweepCases.sweep(controller, () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS));
  }
}
