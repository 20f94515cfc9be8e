package fi.samtycke.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's runtime interface for one process on this machine, and an AWS that gives the same
/// answer to whatever it is asked. See
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
final class RuntimeStandIn implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

  private final HttpServer server;
  private final BlockingQueue<byte[]> events = new SynchronousQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  /// @param failed whether the function says so itself
  record Answer(boolean failed, String body) {
    /// Whether it failed because a jar is missing.
    boolean lacksClass() {
      return failed
          && (body.contains("ClassNotFoundException") || body.contains("NoClassDefFoundError"));
    }
  }

  /// @param aws the answer of AWS
  RuntimeStandIn(byte[] aws) throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, 200, aws));
    server.createContext("/2018-06-01/runtime/", this::runtime);
    server.start();
  }

  /// `127.0.0.1:<port>`
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Sends an event to the process and waits for its answer.
  ///
  /// @return empty when it does not come in that time
  Optional<Answer> invoke(byte[] event, Duration atMost) throws InterruptedException {
    long millis = atMost.toMillis();
    return events.offer(event, millis, TimeUnit.MILLISECONDS)
        ? Optional.ofNullable(answers.poll(millis, TimeUnit.MILLISECONDS))
        : Optional.empty();
  }

  private void runtime(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals(INVOCATION + "next")) {
      next(exchange);
      return;
    }
    answer(exchange, 202, "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    answers.add(new Answer(path.endsWith("/error"), new String(body, StandardCharsets.UTF_8)));
  }

  private void next(HttpExchange exchange) throws IOException {
    byte[] event;
    try {
      event = events.take();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      exchange.close();
      return;
    }
    long deadline = System.currentTimeMillis() + 60_000;
    exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "rehearsal");
    exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    exchange
        .getResponseHeaders()
        .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-north-1:0:function:any");
    answer(exchange, 200, event);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
