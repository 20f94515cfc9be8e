package fi.samtycke.mail.outbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.evidence.ScheduledRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes hourly what the stream did not bring to an end.
public final class SweepOutboxHandler implements RequestStreamHandler {
  /// No obligation is begun when less is left of the function's time.
  private static final int ENOUGH_MILLIS = 30_000;

  private final SweepOutbox sweepOutbox;
  private final ScheduledRun run;

  public SweepOutboxHandler() {
    this(Wiring.ofProcess());
  }

  public SweepOutboxHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    SecureRandom random = new SecureRandom();
    this.sweepOutbox =
        new SweepOutbox(
            wiring, new DispatchOutbox(wiring, wiring.declarations(), dynamoDb, random), dynamoDb);
    this.run = new ScheduledRun(wiring, SweepOutbox.SCHEDULE, dynamoDb, random);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(
        input,
        (controller, _) ->
            sweepOutbox.sweep(
                controller, () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS));
  }
}
