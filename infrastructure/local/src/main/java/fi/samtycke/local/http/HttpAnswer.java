package fi.samtycke.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Turns a function's answer into HTTP, as API Gateway does for payload format 2.0.
final class HttpAnswer {
  private static final JsonMapper JSON = new JsonMapper();

  private HttpAnswer() {}

  /// Writes the answer of a function.
  ///
  /// @throws IOException when it is no JSON
  static void write(byte[] answer, Context context) throws IOException {
    JsonNode read = JSON.readTree(answer);
    if (!read.path("statusCode").canConvertToInt()) {
      context.status(200).contentType("application/json").result(read.toString());
      return;
    }
    context.status(read.path("statusCode").asInt());
    context.res().setContentType("text/plain;charset=UTF-8");
    read.path("headers")
        .properties()
        .forEach(header -> {
          if (header.getKey().equalsIgnoreCase("content-type")) {
            context.res().setContentType(header.getValue().asText());
          } else {
            context.res().addHeader(header.getKey(), header.getValue().asText());
          }
        });
    read.path("cookies").forEach(each -> context.res().addHeader("Set-Cookie", each.asText()));
    String body = read.path("body").asText("");
    context.result(
        read.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }

  /// An answer of API Gateway itself.
  static void message(Context context, int status, String message) {
    context
        .status(status)
        .contentType("application/json")
        .result(JSON.createObjectNode().put("message", message).toString());
  }
}
