package fi.samtycke.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.stores.DynamoDb;
import fi.samtycke.stores.ScheduledRun;
import fi.samtycke.stores.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes sure that there are keys for digests: every night, and as soon as a deployment is
/// complete, because nothing can be taken in without one. Leaves a receipt of the nightly runs.
public final class KeepDigestKeysHandler implements RequestStreamHandler {
  private final KeepDigestKeys keepDigestKeys;
  private final ScheduledRun run;

  public KeepDigestKeysHandler() {
    this(Wiring.ofProcess());
  }

  public KeepDigestKeysHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    SecureRandom random = new SecureRandom();
    this.keepDigestKeys = new KeepDigestKeys(wiring, dynamoDb, random);
    this.run = new ScheduledRun(wiring, KeepDigestKeys.SCHEDULE, dynamoDb, random);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(input, (controller, _) -> keepDigestKeys.keep(controller));
  }
}
