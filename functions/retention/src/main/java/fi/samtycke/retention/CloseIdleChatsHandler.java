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

/// Ends the chats that have fallen idle, every hour of the day.
public final class CloseIdleChatsHandler implements RequestStreamHandler {
  private static final int ENOUGH_MILLIS = 10_000;

  private final CloseIdleChats closeIdleChats;
  private final ScheduledRun run;

  public CloseIdleChatsHandler() {
    this(Wiring.ofProcess());
  }

  public CloseIdleChatsHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.closeIdleChats = new CloseIdleChats(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, CloseIdleChats.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(
        input,
        (controller, _) ->
            closeIdleChats.sweep(
                controller, () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS));
  }
}
