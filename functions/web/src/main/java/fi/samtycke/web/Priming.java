package fi.samtycke.web;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.stores.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// Runs a function's real path once while it is being initialised, when Lambda gives it a whole
/// processor, so that the first caller does not wait for it. The HTTP client is canned: no network,
/// no side effect, no log; nothing that is drawn lives on.
public final class Priming {
  /// The last part of a link that the canned item knows.
  public static final String LINK = "00000000000000000000000000." + "A".repeat(43);

  /// A visitor's token for the chat that the canned item is too.
  private static final String TOKEN = "A".repeat(43);

  private Priming() {}

  /// Makes a second handler against the canned client and lets it answer the event.
  public static void run(
      Wiring wiring, Function<Wiring, RequestStreamHandler> handler, String event) {
    run(wiring, "asked", handler, event);
  }

  /// @param state of the canned item
  public static void run(
      Wiring wiring, String state, Function<Wiring, RequestStreamHandler> handler, String event) {
    if (wiring.isPriming()) {
      return;
    }
    try (SdkHttpClient canned = new CannedHttp(answer(state))) {
      handler
          .apply(wiring.forPriming(canned))
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
              OutputStream.nullOutputStream(),
              null);
    } catch (IOException aStreamInMemoryDoesNotFail) {
      throw new UncheckedIOException(aStreamInMemoryDoesNotFail);
    }
  }

  /// An event of the HTTP API with what the handlers read of it.
  public static String event(
      String method, String route, String controller, String contentType, String body) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("routeKey", method + " " + route);
      json.writeObjectFieldStart("pathParameters");
      json.writeStringField("controller", controller);
      json.writeStringField("link", LINK);
      json.writeStringField("conversationId", LINK.substring(0, LINK.indexOf('.')));
      json.writeEndObject();
      json.writeObjectFieldStart("headers");
      json.writeStringField("content-type", contentType);
      json.writeStringField("authorization", "Bearer " + TOKEN);
      json.writeEndObject();
      json.writeObjectFieldStart("requestContext");
      json.writeStringField("requestId", "priming");
      json.writeObjectFieldStart("http");
      json.writeStringField("method", method);
      json.writeStringField("sourceIp", "192.0.2.1");
      json.writeEndObject();
      json.writeObjectFieldStart("authorizer");
      json.writeObjectFieldStart("jwt");
      json.writeObjectFieldStart("claims");
      json.writeStringField("sub", "-");
      json.writeStringField("iat", "0");
      json.writeStringField("cognito:groups", "[" + controller + ":-]");
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
      json.writeStringField("body", body);
      json.writeEndObject();
    });
  }

  /// Answers every read with one item that has what the primed paths look for: a key for digests, a
  /// person of the firm, a contact that waits for its answer to [#LINK], a chat.
  private static byte[] answer(String state) {
    String item =
        """
        {"pk":{"S":"-"},"sk":{"S":"0001"},"createdAt":{"S":"1970-01-01T00:00:00Z"},\
        "secret":{"B":"AAAA"},"roles":{"SS":["-"]},"rolesChangedAt":{"S":"1970-01-01T00:00:00Z"},\
        "state":{"S":"%2$s"},"fields":{"M":{"email":{"S":"-"}}},"language":{"S":"sv"},\
        "provenanceKind":{"S":"-"},"provenanceDate":{"S":"1970-01-01"},"provenanceNote":{"S":"-"},\
        "enteredBy":{"S":"-"},"enteredAt":{"S":"1970-01-01T00:00:00Z"},\
        "firstMailAcceptedAt":{"S":"1970-01-01T00:00:00Z"},"answerBy":{"S":"9999-01-01T00:00:00Z"},\
        "channel":{"S":"chat"},"lastMessageAt":{"S":"9999-01-01T00:00:00Z"},\
        "visitorToken":{"S":"%1$s"},"lastSequence":{"N":"1"},\
        "changeSequence":{"N":"1"},"changeHash":{"S":"-"},\
        "links":{"L":[{"S":"%1$s"}]},"withdrawalLinks":{"L":[{"S":"%1$s"}]}}\
        """
            .formatted(MailedLink.parse(LINK).orElseThrow().digest(), state);
    return "{\"Item\":%s,\"Items\":[%s],\"Count\":1}"
        .formatted(item, item)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static final class CannedHttp implements SdkHttpClient {
    private final byte[] answer;

    CannedHttp(byte[] answer) {
      this.answer = answer;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          if (request.contentStreamProvider().isPresent()) {
            try (InputStream sent = request.contentStreamProvider().get().newStream()) {
              sent.transferTo(OutputStream.nullOutputStream());
            }
          }
          return HttpExecuteResponse.builder()
              .response(
                  SdkHttpFullResponse.builder()
                      .statusCode(200)
                      .putHeader("Content-Type", "application/x-amz-json-1.0")
                      .build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
