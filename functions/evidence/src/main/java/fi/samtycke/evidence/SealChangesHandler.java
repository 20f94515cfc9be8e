package fi.samtycke.evidence;

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

/// Seals every night the changes of the day that has ended, and of every day that was missed.
public final class SealChangesHandler implements RequestStreamHandler {
  private final SealChanges sealChanges;
  private final ScheduledRun run;

  public SealChangesHandler() {
    this(Wiring.ofProcess());
  }

  public SealChangesHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.sealChanges = new SealChanges(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, SealChanges.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(input, (controller, _) -> sealChanges.seal(controller));
  }
}
