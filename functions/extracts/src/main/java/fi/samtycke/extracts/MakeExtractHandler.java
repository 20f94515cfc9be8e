package fi.samtycke.extracts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.EntryId;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.evidence.ScheduledRun;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the extract of a case when the fact `extract.requested` comes over the bus, and every hour
/// those of all cases whose fact was lost.
public final class MakeExtractHandler implements RequestStreamHandler {
  private final Declarations declarations;
  private final MakeExtract makeExtract;
  private final MakeWaitingExtracts makeWaiting;
  private final ScheduledRun run;

  public MakeExtractHandler() {
    this(Wiring.ofProcess());
  }

  public MakeExtractHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.declarations = wiring.declarations();
    this.makeExtract = new MakeExtract(wiring, dynamoDb, work);
    this.makeWaiting = new MakeWaitingExtracts(wiring, dynamoDb, makeExtract);
    this.run = new ScheduledRun(wiring, MakeExtract.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Object event = JsonReader.read(input);
    String entry = JsonReader.textAt(event, "detail", "entryId");
    if (entry.isEmpty()) {
      run.run(
          declarations.all(),
          ScheduledRun.timeOf(event),
          (controller, _) -> makeWaiting.make(controller));
    } else {
      declarations
          .find(JsonReader.textAt(event, "detail", "controller"))
          .ifPresent(controller -> makeExtract.make(controller, new EntryId(entry)));
    }
  }
}
