package fi.samtycke.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.platform.Wiring;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes down every event it is handed, under its source.
public final class WatchHandler implements RequestHandler<Map<String, Object>, Void> {
  private static final JsonMapper JSON = new JsonMapper();

  private final Aws aws;
  private final Wiring wiring;

  public WatchHandler(Wiring wiring) {
    this.aws = Aws.of(wiring);
    this.wiring = wiring;
  }

  @Override
  public Void handleRequest(Map<String, Object> event, Context context) {
    String id = String.valueOf(event.get("id"));
    aws.dynamodb()
        .putItem(put ->
            put.tableName(wiring.required("STAFF_TABLE"))
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("seen#" + event.get("source")),
                        "sk", AttributeValue.fromS(id),
                        "event", AttributeValue.fromS(JSON.valueToTree(event).toString()))));
    return null;
  }
}
