package fi.samtycke.bench.peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Plain Java: data binding, no priming.
public final class PlainHandler implements RequestStreamHandler {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern EMAIL =
      Pattern.compile("^[^\\s@]{1,64}@[^\\s@]{1,255}\\.[^\\s@.]{2,63}$");

  private final Outbox outbox = new Outbox();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = JSON.readTree(input);
    JsonNode body = JSON.readTree(event.path("body").asText());
    String email = body.path("email").asText().strip().toLowerCase(Locale.ROOT);
    String message = body.path("message").asText().strip();
    if (!EMAIL.matcher(email).matches() || email.length() > 254) {
      answer(output, 422, Map.of("error", "invalid_email"));
      return;
    }
    if (message.isEmpty() || message.length() > 4000) {
      answer(output, 422, Map.of("error", "invalid_message"));
      return;
    }
    JsonNode request = event.path("requestContext");
    String id = request.path("requestId").asText();
    outbox.put(
        id,
        request.path("http").path("sourceIp").asText(),
        Map.of("email", email, "name", body.path("name").asText(), "message", message));
    answer(output, 202, Map.of("id", id, "status", "accepted"));
  }

  private static void answer(OutputStream output, int status, Map<String, String> body)
      throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("statusCode", status);
    answer.putObject("headers").put("content-type", "application/json");
    answer.put("body", JSON.writeValueAsString(body)).put("isBase64Encoded", false);
    output.write(JSON.writeValueAsBytes(answer));
  }
}
