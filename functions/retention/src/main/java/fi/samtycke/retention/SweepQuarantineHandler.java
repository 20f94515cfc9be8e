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

/// Sweeps the quarantine once a day: reminders, and the end of what stayed silent.
public final class SweepQuarantineHandler implements RequestStreamHandler {
  private static final int ENOUGH_MILLIS = 10_000;

  private final SweepQuarantine sweepQuarantine;
  private final ScheduledRun run;

  public SweepQuarantineHandler() {
    this(Wiring.ofProcess());
  }

  public SweepQuarantineHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.sweepQuarantine = new SweepQuarantine(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, SweepQuarantine.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(
        input,
        (controller, _) ->
            sweepQuarantine.sweep(
                controller, () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS));
  }
}
