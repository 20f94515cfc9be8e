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

/// Looks every morning whether every schedule left its receipts, its own included.
public final class CheckReceiptsHandler implements RequestStreamHandler {
  private final CheckReceipts checkReceipts;
  private final ScheduledRun run;

  public CheckReceiptsHandler() {
    this(Wiring.ofProcess());
  }

  public CheckReceiptsHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.checkReceipts = new CheckReceipts(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, CheckReceipts.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(input, checkReceipts::check);
  }
}
