package fi.samtycke.web;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.stores.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Runs a function's real path once while it is being initialised, when Lambda gives it a whole
/// processor, so that the first caller does not wait for it. The HTTP client is canned: nothing is
/// sent, no side effect, no log; nothing that is drawn lives on.
public final class Priming {
  /// The last part of a link that the canned item knows.
  public static final String LINK = "00000000000000000000000000." + "A".repeat(43);

  /// Answers every read with one item that has what the primed paths look for: a key for digests, a
  /// person of the firm, a contact that waits for its answer to [#LINK].
  private static final String ITEM =
      """
      {"pk":{"S":"-"},"sk":{"S":"0001"},"createdAt":{"S":"1970-01-01T00:00:00Z"},\
      "version-1":{"M":{"secret":{"B":"AAAA"},"createdAt":{"S":"1970-01-01T00:00:00Z"}}},\
      "roles":{"SS":["-"]},"rolesChangedAt":{"S":"1970-01-01T00:00:00Z"},\
      "state":{"S":"asked"},"fields":{"M":{"email":{"S":"-"}}},"language":{"S":"sv"},\
      "provenanceKind":{"S":"-"},"provenanceDate":{"S":"1970-01-01"},"provenanceNote":{"S":"-"},\
      "enteredBy":{"S":"-"},"enteredAt":{"S":"1970-01-01T00:00:00Z"},\
      "firstMailAcceptedAt":{"S":"1970-01-01T00:00:00Z"},"answerBy":{"S":"9999-01-01T00:00:00Z"},\
      "changeSequence":{"N":"1"},"changeHash":{"S":"-"},\
      "links":{"L":[{"S":"DIGEST"}]},"withdrawalLinks":{"L":[{"S":"DIGEST"}]}}\
      """
          .replace("DIGEST", MailedLink.parse(LINK).orElseThrow().digest());

  private static final int CLOSED_PORT = 1;

  private static final byte[] ANSWER =
      ("{\"Item\":" + ITEM + ",\"Items\":[" + ITEM + "],\"Count\":1}")
          .getBytes(StandardCharsets.UTF_8);

  private Priming() {}

  /// Makes a second handler against the canned client and lets it answer the event.
  public static void run(
      Wiring wiring, Function<Wiring, RequestStreamHandler> handler, String event) {
    if (wiring.isPriming()) {
      return;
    }
    try (SdkHttpClient canned = new CannedHttp()) {
      handler
          .apply(wiring.forPriming(canned))
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
              OutputStream.nullOutputStream(),
              null);
    } catch (IOException aStreamInMemoryDoesNotFail) {
      throw new UncheckedIOException(aStreamInMemoryDoesNotFail);
    }
    if (wiring.http() instanceof UrlConnectionHttpClient network) {
      knockAtAClosedDoor(network, wiring.endpoint("DYNAMODB").map(URI::getScheme).orElse("https"));
    }
  }

  /// The first connection of a process loads some hundred classes, and one over TLS the
  /// certificates and three hundred more. This one is refused by this very machine, at a port where
  /// nobody listens; no octet is sent.
  private static void knockAtAClosedDoor(SdkHttpClient network, String scheme) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .protocol(scheme)
            .host("127.0.0.1")
            .port(CLOSED_PORT)
            .build();
    try {
      network.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
    } catch (IOException refused) {
      return;
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
      json.writeEndObject();
      json.writeObjectFieldStart("headers");
      json.writeStringField("content-type", contentType);
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

  private static final class CannedHttp implements SdkHttpClient {
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
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
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
