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

/// Makes sure that there are keys for digests: every night, and as soon as a deployment is
/// complete, because nothing can be taken in without one. Leaves a receipt of the nightly runs.
public final class EnsureDigestKeysHandler implements RequestStreamHandler {
  private final EnsureDigestKeys ensureDigestKeys;
  private final ScheduledRun run;

  public EnsureDigestKeysHandler() {
    this(Wiring.ofProcess());
  }

  public EnsureDigestKeysHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    SecureRandom random = new SecureRandom();
    this.ensureDigestKeys = new EnsureDigestKeys(wiring, dynamoDb, random);
    this.run =
        new ScheduledRun(
            wiring, EnsureDigestKeys.SCHEDULE, dynamoDb, new Work(wiring, dynamoDb, random));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(input, (controller, _) -> ensureDigestKeys.keep(controller));
  }
}
