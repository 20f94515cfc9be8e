package fi.samtycke.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Speaks with the inbox's API over HTTP, as somebody of the firm.
public final class InboxApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String conversations;
  private final String token;

  /// @param controller by its id
  /// @param token an access token
  public InboxApi(LocalStack stack, String controller, String token) {
    this.conversations = stack.baseUrl() + "/api/" + controller + "/conversations";
    this.token = token;
  }

  /// What the API answered.
  ///
  /// @param json a missing node when there is no body
  public record Reply(int status, JsonNode json) {
    public boolean isDone() {
      return status < 400;
    }

    /// A sentence for people.
    public String problem() {
      return json.path("title").asText("The API answered " + status)
          + (json.path("errors").isEmpty() ? "" : ": " + json.path("errors").get(0).path("code"));
    }
  }

  public static ObjectNode body() {
    return JSON.createObjectNode();
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply post(String path, JsonNode body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  public Reply patch(String path, String version, JsonNode body) {
    return send(
        request(path)
            .header("If-Match", "\"" + version + "\"")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(conversations + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> reply = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(reply.statusCode(), JSON.readTree(reply.body()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
