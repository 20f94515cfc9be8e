package fi.samtycke.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.platform.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Runs the boundary over an answer of the test's own, through bytes.
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Wiring WIRING =
      new Wiring(
          Map.of("CONTROLLERS", "btb-plaza", "DECLARATION_OVERRIDES", "{}"),
          InstantSource.system(),
          UrlConnectionHttpClient.create());

  private Answers() {}

  /// What an HTTP API gets back for an event.
  static JsonNode to(byte[] event, Function<HttpRequest, HttpAnswer> answer) {
    HttpHandler handler =
        new HttpHandler(WIRING) {
          @Override
          HttpAnswer answer(HttpRequest request) {
            return answer.apply(request);
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), out, null);
      return JSON.readTree(out.toByteArray());
    } catch (IOException aStreamInMemoryDoesNotFail) {
      throw new UncheckedIOException(aStreamInMemoryDoesNotFail);
    }
  }

  static JsonNode to(String event, Function<HttpRequest, HttpAnswer> answer) {
    return to(event.getBytes(StandardCharsets.UTF_8), answer);
  }
}
