package fi.samtycke.mailbox;

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

/// Looks every other hour whether the mailbox of a controller is to be counted, emptied, or gone on
/// with.
public final class PurgeMailboxHandler implements RequestStreamHandler {
  /// Longer than the server may take for the commands of one page.
  private static final int ENOUGH_MILLIS = 180_000;

  private final PurgeMailbox purgeMailbox;
  private final ScheduledRun run;

  public PurgeMailboxHandler() {
    this(Wiring.ofProcess());
  }

  public PurgeMailboxHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.purgeMailbox = new PurgeMailbox(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, PurgeMailbox.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(
        input,
        (controller, _) ->
            purgeMailbox.tend(
                controller, () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS));
  }
}
