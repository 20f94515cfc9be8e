package fi.samtycke.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.platform.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers what it was given: the event, its variables, the time. `?as=` asks for other answers.
public final class EchoHandler implements RequestStreamHandler {
  private static final JsonMapper JSON = new JsonMapper();

  private final Wiring wiring;

  public EchoHandler(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ObjectNode event = (ObjectNode) JSON.readTree(input);
    ObjectNode answer = JSON.createObjectNode().put("statusCode", 200);
    switch (event.path("queryStringParameters").path("as").asText()) {
      case "fault" -> throw new IllegalStateException("a fault on purpose");
      case "base64" -> answer.put("isBase64Encoded", true).put("body", "aGVq");
      case "nothing" -> answer.put("statusCode", 204);
      case "cookies" -> {
        answer.putArray("cookies").add("language=sv; Path=/").add("other=1");
        answer
            .putObject("headers")
            .put("Content-Type", "text/html; charset=utf-8")
            .put("X-Own", "yes")
            .put("Access-Control-Allow-Origin", "https://evil.example");
        answer.put("body", "<p>hej");
      }
      default -> {
        event.put("localNow", wiring.clock().instant().toString());
        event.put("remaining", context.getRemainingTimeInMillis());
        ObjectNode variables = event.putObject("variables");
        for (String name :
            new String[] {
              "GREETING",
              "ARN",
              "JOINED",
              "SPLIT",
              "NOTHING",
              "DECLARATION_OVERRIDES",
              "AWS_REGION",
              "NOTES_TABLE",
              "BUS_NAME",
              "AWS_ENDPOINT_URL_SESV2"
            }) {
          wiring.optional(name).ifPresent(value -> variables.put(name, value));
        }
        answer.putObject("headers").put("content-type", "application/json");
        answer.put("body", event.toString());
      }
    }
    JSON.writeValue(output, answer);
  }
}
