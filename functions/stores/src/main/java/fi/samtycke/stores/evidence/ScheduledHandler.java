package fi.samtycke.stores.evidence;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A function that a schedule calls: one use case, done for every controller as [ScheduledRun]
/// says.
///
/// @param <U> the use case
public abstract class ScheduledHandler<U> implements RequestStreamHandler {
  private final U useCase;
  private final Turn<U> turn;
  private final ScheduledRun run;

  /// Makes the use case.
  public interface Making<U> {
    U of(Wiring wiring, DynamoDbClient dynamoDb, Work work);
  }

  /// What the use case does for one controller.
  public interface Turn<U> {
    /// @param timeIsLeft whether one thing more may be begun
    Done take(U useCase, Controller controller, Instant scheduledAt, BooleanSupplier timeIsLeft);
  }

  /// @param schedule the template's logical id of the function, without `Function`
  protected ScheduledHandler(Wiring wiring, String schedule, Making<U> making, Turn<U> turn) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.useCase = making.of(wiring, dynamoDb, work);
    this.turn = turn;
    this.run = new ScheduledRun(wiring, schedule, dynamoDb, work);
  }

  /// Nothing more is begun when less time than this is left.
  protected int enoughMillis() {
    return 10_000;
  }

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    BooleanSupplier timeIsLeft = () -> context.getRemainingTimeInMillis() > enoughMillis();
    run.run(input, (controller, at) -> turn.take(useCase, controller, at, timeIsLeft));
  }
}
