package fi.samtycke.rights.tasks;

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

/// Reminds every morning of what is to be done at recipients by today.
public final class RemindTasksHandler implements RequestStreamHandler {
  private final RemindTasks remindTasks;
  private final ScheduledRun run;

  public RemindTasksHandler() {
    this(Wiring.ofProcess());
  }

  public RemindTasksHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.remindTasks = new RemindTasks(wiring, dynamoDb, work);
    this.run = new ScheduledRun(wiring, RemindTasks.SCHEDULE, dynamoDb, work);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    run.run(input, (controller, _) -> remindTasks.remind(controller));
  }
}
