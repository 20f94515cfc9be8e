package fi.samtycke.mail.outbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.mail.outbox.DispatchOutbox.Dispatched;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DynamoDb;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// Dispatches what a transaction has just put into the outbox: on its stream, inserted items only.
/// A record that faults is reported alone; the others are done.
public final class DispatchOutboxHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private final DispatchOutbox dispatchOutbox;
  private final Log log;

  public DispatchOutboxHandler() {
    this(Wiring.ofProcess());
  }

  public DispatchOutboxHandler(Wiring wiring) {
    Declarations declarations = wiring.declarations();
    this.dispatchOutbox =
        new DispatchOutbox(wiring, declarations, DynamoDb.client(wiring), new SecureRandom());
    this.log = wiring.log();
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (DynamodbStreamRecord item : event.getRecords()) {
      switch (Attempt.at(() -> dispatchOutbox.dispatch(pk(item)))) {
        case Attempt.Done<Dispatched> _ -> {}
        case Attempt.Faulted<Dispatched>(RuntimeException fault) -> {
          log.event("outbox.record-failed").fault(fault).write();
          failures.add(new BatchItemFailure(item.getDynamodb().getSequenceNumber()));
        }
      }
    }
    return new StreamsEventResponse(failures);
  }

  private static String pk(DynamodbStreamRecord item) {
    AttributeValue pk = item.getDynamodb().getKeys().get(Attributes.PK);
    if (pk == null) {
      throw new IllegalArgumentException("a stream record of another table");
    }
    return pk.getS();
  }
}
