package fi.samtycke.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import fi.samtycke.platform.Wiring;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes down every run of a schedule, and the time by the clock.
public final class TickHandler implements RequestHandler<Map<String, String>, Void> {
  private final Aws aws;
  private final Wiring wiring;

  public TickHandler(Wiring wiring) {
    this.aws = Aws.of(wiring);
    this.wiring = wiring;
  }

  @Override
  public Void handleRequest(Map<String, String> event, Context context) {
    aws.dynamodb()
        .putItem(put ->
            put.tableName(wiring.required("STAFF_TABLE"))
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("tick"),
                        "sk",
                            AttributeValue.fromS(
                                event.get("scheduledTime") + " " + event.get("name")),
                        "now", AttributeValue.fromS(wiring.clock().instant().toString()))));
    return null;
  }
}
