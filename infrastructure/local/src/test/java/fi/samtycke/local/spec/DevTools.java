package fi.samtycke.local.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// One tab of a browser, spoken with in the Chrome DevTools Protocol. Needs the browser alone, and
/// no driver beside it. See https://chromedevtools.github.io/devtools-protocol/
final class DevTools implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE_SECONDS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  DevTools(URI tab) {
    this.socket = http.newWebSocketBuilder().buildAsync(tab, new Listener()).join();
  }

  /// Asks for something and waits for the answer.
  ///
  /// @param parameters names and values in turn
  JsonNode ask(String method, Object... parameters) {
    ObjectNode request = JSON.createObjectNode();
    int id = ids.incrementAndGet();
    request.put("id", id).put("method", method);
    ObjectNode named = request.putObject("params");
    for (int i = 0; i < parameters.length; i += 2) {
      named.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(request.toString(), true).join();
    try {
      JsonNode got = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (got.has("error")) {
        throw new AssertionError(method + ": " + got.path("error"));
      }
      return got.path("result");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException | TimeoutException silent) {
      throw new AssertionError("the browser does not answer " + method, silent);
    }
  }

  /// Forgets what has happened so far.
  void forget() {
    events.clear();
  }

  /// Waits until something happens that has not been forgotten.
  void await(String event) {
    try {
      while (true) {
        JsonNode next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("the browser never told of " + event);
        }
        if (next.path("method").asText().equals(event)) {
          return;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        take(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(part);
    }

    private void take(String text) {
      try {
        JsonNode arrived = JSON.readTree(text);
        if (arrived.has("id")) {
          answers.remove(arrived.path("id").asInt()).complete(arrived);
        } else {
          events.add(arrived);
        }
      } catch (JsonProcessingException malformed) {
        throw new AssertionError(text, malformed);
      }
    }
  }
}
