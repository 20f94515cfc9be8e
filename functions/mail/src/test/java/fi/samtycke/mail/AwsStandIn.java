package fi.samtycke.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.samtycke.platform.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// SES and EventBridge as far as the outbox calls them, over HTTP. Takes what is well formed, and
/// refuses as told.
public final class AwsStandIn implements AutoCloseable {
  private final HttpServer server;
  private final List<Object> mails = new CopyOnWriteArrayList<>();
  private final List<Object> facts = new CopyOnWriteArrayList<>();
  private final Deque<Refusal> refusals = new ArrayDeque<>();

  /// @param status of HTTP
  /// @param type of the exception, such as `MessageRejected`
  private record Refusal(int status, String type, String message) {}

  public AwsStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    server.createContext("/v2/email/outbound-emails", this::sendEmail);
    server.createContext("/", this::putEvents);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Bodies of `SendEmail` that were taken.
  public List<Object> mails() {
    return mails;
  }

  /// Entries of `PutEvents` that were taken.
  public List<Object> facts() {
    return facts;
  }

  /// Lets the next calls fail.
  public void refuse(int times, int status, String type, String message) {
    for (int i = 0; i < times; i++) {
      refusals.add(new Refusal(status, type, message));
    }
  }

  public void refuseNoMore() {
    refusals.clear();
  }

  private void sendEmail(HttpExchange exchange) throws IOException {
    Object body = JsonReader.read(exchange.getRequestBody());
    if (!refused(exchange)) {
      mails.add(body);
      answer(exchange, 200, "{\"MessageId\":\"ses-" + mails.size() + "\"}");
    }
  }

  private void putEvents(HttpExchange exchange) throws IOException {
    Object body = JsonReader.read(exchange.getRequestBody());
    Refusal refusal = refusals.peek();
    if (refusal != null && refusal.type().equals("FailedEntry")) {
      refusals.remove();
      answer(
          exchange,
          200,
          "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}]}");
    } else if (!refused(exchange)) {
      facts.add(((List<?>) JsonReader.at(body, "Entries")).getFirst());
      answer(
          exchange,
          200,
          "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"event-" + facts.size() + "\"}]}");
    }
  }

  private boolean refused(HttpExchange exchange) throws IOException {
    Refusal refusal = refusals.poll();
    if (refusal == null) {
      return false;
    }
    exchange.getResponseHeaders().add("x-amzn-ErrorType", refusal.type());
    answer(exchange, refusal.status(), "{\"message\":\"" + refusal.message() + "\"}");
    return true;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
