package fi.samtycke.web;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.CannedHttp;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Runs a function's real paths once while it is being initialised, when Lambda gives it a whole
/// processor, so that the first caller does not wait for them. The HTTP client is canned: nothing
/// is sent, no side effect, no log; nothing that is drawn lives on.
public final class Priming {
  /// A visitor's token for the chat that the canned item is too.
  private static final String TOKEN = "A".repeat(43);

  private static final int CLOSED_PORT = 1;

  private Priming() {}

  /// Makes a second handler against the canned client and lets it answer the events.
  public static void run(
      Wiring wiring, Function<Wiring, RequestStreamHandler> handler, String... events) {
    run(wiring, "asked", handler, events);
  }

  /// @param state of the canned item
  public static void run(
      Wiring wiring,
      String state,
      Function<Wiring, RequestStreamHandler> handler,
      String... events) {
    if (wiring.isPriming()) {
      return;
    }
    try (SdkHttpClient canned = new CannedHttp(state)) {
      RequestStreamHandler primed = handler.apply(wiring.forPriming(canned));
      for (String event : events) {
        primed.handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            null);
      }
    } catch (IOException aStreamInMemoryDoesNotFail) {
      throw new UncheckedIOException(aStreamInMemoryDoesNotFail);
    }
    if (wiring.http() instanceof UrlConnectionHttpClient network) {
      warmUpConnectionStack(
          network, wiring.endpoint("DYNAMODB").map(URI::getScheme).orElse("https"));
    }
  }

  /// The first connection of a process loads some hundred classes, and one over TLS the
  /// certificates and three hundred more. This one is refused by this very machine, at a port where
  /// nobody listens; no byte is sent.
  private static void warmUpConnectionStack(SdkHttpClient network, String scheme) {
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

  /// An event without a body, for the first controller that is declared.
  public static String get(Wiring wiring, String route) {
    return event(wiring, "GET", route, "", "");
  }

  /// An event that posts JSON.
  public static String post(Wiring wiring, String route, String json) {
    return event(wiring, "POST", route, "application/json", json);
  }

  /// An event that posts an HTML form.
  public static String form(Wiring wiring, String route, String form) {
    return event(wiring, "POST", route, "application/x-www-form-urlencoded", form);
  }

  /// An event of the HTTP API with what the handlers read of it.
  private static String event(
      Wiring wiring, String method, String route, String contentType, String body) {
    String controller = wiring.declarations().all().getFirst().id().value();
    return JsonWriter.text(json ->
        json.put("routeKey", method + " " + route)
            .put(
                "pathParameters",
                Map.of(
                    "controller",
                    controller,
                    "link",
                    CannedHttp.LINK,
                    "conversationId",
                    CannedHttp.LINK.substring(0, CannedHttp.LINK.indexOf('.'))))
            .put("headers", Map.of("content-type", contentType, "authorization", "Bearer " + TOKEN))
            .put("requestContext", context(method, controller))
            .put("body", body));
  }

  private static Map<String, Object> context(String method, String controller) {
    Map<String, String> claims =
        Map.of("sub", "-", "iat", "0", "cognito:groups", "[" + controller + ":-]");
    return Map.of(
        "requestId",
        "priming",
        "http",
        Map.of("method", method, "sourceIp", "192.0.2.1"),
        "authorizer",
        Map.of("jwt", Map.of("claims", claims)));
  }
}
