package fi.samtycke.mail.outbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.mail.outbox.DispatchOutbox.Dispatched;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.evidence.ScheduledRun;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Dispatches what the outbox owes: at once what its stream says was just inserted, and on a
/// schedule what the stream did not bring to an end. A stream record that faults is reported alone;
/// the others are done.
public final class DispatchOutboxHandler implements RequestStreamHandler {
  /// A sweep begins no obligation when less is left of the function's time.
  private static final int ENOUGH_MILLIS = 30_000;

  private final Declarations declarations;
  private final DispatchOutbox dispatchOutbox;
  private final SweepOutbox sweepOutbox;
  private final ScheduledRun run;
  private final Log log;

  public DispatchOutboxHandler() {
    this(Wiring.ofProcess());
  }

  public DispatchOutboxHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    SecureRandom random = new SecureRandom();
    Work work = new Work(wiring, dynamoDb, random);
    this.declarations = wiring.declarations();
    this.dispatchOutbox = new DispatchOutbox(wiring, declarations, dynamoDb, work, random);
    this.sweepOutbox = new SweepOutbox(wiring, dispatchOutbox, dynamoDb);
    this.run = new ScheduledRun(wiring, SweepOutbox.SCHEDULE, dynamoDb, work);
    this.log = wiring.log();
  }

  /// @param input an event of the stream, or of the schedule
  /// @param output for the stream: the sequence numbers of the records that are to come again
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Object event = JsonReader.read(input);
    if (JsonReader.at(event, "Records") instanceof List<?> records) {
      output.write(answer(dispatch(records)).getBytes(StandardCharsets.UTF_8));
      return;
    }
    run.run(
        declarations.all(),
        ScheduledRun.timeOf(event),
        (controller, _) ->
            sweepOutbox.sweep(
                controller, () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS));
  }

  private List<String> dispatch(List<?> records) {
    List<String> failures = new ArrayList<>();
    for (Object item : records) {
      switch (Attempt.at(() -> dispatchOutbox.dispatch(pk(item)))) {
        case Attempt.Done<Dispatched> _ -> {}
        case Attempt.Faulted<Dispatched>(RuntimeException fault) -> {
          log.event("outbox.record-failed").fault(fault).write();
          failures.add(JsonReader.textAt(item, "dynamodb", "SequenceNumber"));
        }
      }
    }
    return failures;
  }

  private static String pk(Object item) {
    String pk = JsonReader.textAt(item, "dynamodb", "Keys", Attributes.PK, "S");
    if (pk.isEmpty()) {
      throw new IllegalArgumentException("a stream record of another table");
    }
    return pk;
  }

  /// Sequence numbers are digits: nothing in them needs an escape.
  private static String answer(List<String> failures) {
    return failures.stream()
        .map(number -> "{\"itemIdentifier\":\"" + number + "\"}")
        .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
  }
}
