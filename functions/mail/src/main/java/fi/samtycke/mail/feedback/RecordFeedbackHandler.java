package fi.samtycke.mail.feedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes what SES tells of our mails, through the rule on the default bus. What it does not know is
/// a success, so that nothing is told again and again in vain.
public final class RecordFeedbackHandler implements RequestStreamHandler {
  private final RecordFeedback recordFeedback;
  private final Log log;

  public RecordFeedbackHandler() {
    this(Wiring.ofProcess());
  }

  public RecordFeedbackHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    this.recordFeedback =
        new RecordFeedback(
            wiring,
            wiring.declarations(),
            dynamoDb,
            new Work(wiring, dynamoDb, new SecureRandom()));
    this.log = wiring.log();
  }

  /// @throws IllegalStateException when it could not be recorded now; says nothing of the event,
  ///   which holds addresses
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    SesFeedback feedback = SesFeedback.of(JsonReader.at(JsonReader.read(input), "detail"));
    switch (Attempt.at(() -> recordFeedback.record(feedback))) {
      case Attempt.Done<RecordFeedback.Recorded> _ -> {}
      case Attempt.Faulted<RecordFeedback.Recorded>(RuntimeException fault) -> {
        log.event("feedback.failed").constant("kind", feedback.kind()).fault(fault).write();
        throw new IllegalStateException("the feedback was not recorded");
      }
    }
  }
}
