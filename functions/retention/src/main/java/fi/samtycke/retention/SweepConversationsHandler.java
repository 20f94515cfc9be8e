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

/// Erases every morning the conversations whose declared period is over.
public final class SweepConversationsHandler implements RequestStreamHandler {
  private static final int ENOUGH_MILLIS = 10_000;

  private final SweepConversations sweepConversations;
  private final ScheduledRun run;

  public SweepConversationsHandler() {
    this(Wiring.ofProcess());
  }

  public SweepConversationsHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.sweepConversations = new SweepConversations(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, SweepConversations.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(
        input,
        (controller, _) ->
            sweepConversations.sweep(
                controller, () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS));
  }
}
