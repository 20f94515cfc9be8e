package fi.samtycke.local.spec.backstage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Requests as the HTTP API hands them to functions, with what those read of them.
public final class Requests {
  private static final JsonMapper JSON = new JsonMapper();

  private Requests() {}

  /// A form posted as JSON, with the box ticked.
  ///
  /// @param idempotencyKey empty for none
  public static ObjectNode form(
      String email, String message, String source, String idempotencyKey) {
    ObjectNode form =
        JSON.createObjectNode()
            .put("email", email)
            .put("name", "Anna Exempel")
            .put("message", message)
            .put("keepContact", true)
            .put("language", "en");
    ObjectNode event = event("POST", "/{controller}/contact-form", source);
    event.put("body", form.toString());
    event.withObject("headers").put("content-type", "application/json");
    if (!idempotencyKey.isEmpty()) {
      event.withObject("headers").put("idempotency-key", idempotencyKey);
    }
    return event;
  }

  /// What a person asks for by their rights, posted as JSON.
  public static ObjectNode request(String kind, String email, String source) {
    ObjectNode event = event("POST", "/{controller}/my-data", source);
    event.put(
        "body",
        JSON.createObjectNode()
            .put("kind", kind)
            .put("email", email)
            .put("language", "en")
            .toString());
    event.withObject("headers").put("content-type", "application/json");
    return event;
  }

  /// A mailed link opened, or answered when there is a decision.
  public static ObjectNode link(String link, String decision) {
    String[] path = link.split("/", -1);
    String method = decision.isEmpty() ? "GET" : "POST";
    ObjectNode event = event(method, "/{controller}/" + path[2] + "/{link}", "192.0.2.1");
    event.withObject("pathParameters").put("link", path[3]);
    event.putObject("queryStringParameters").put("lang", "en");
    event.put("body", MailedPath.form(decision));
    event.withObject("headers").put("content-type", "application/x-www-form-urlencoded");
    return event;
  }

  /// A route that takes no body, called by somebody of the firm.
  ///
  /// @param path such as `/api/{controller}/contacts`
  /// @param roles of the declaration
  /// @param query `limit=25`, with `&` between
  public static ObjectNode signedIn(
      String path, String subject, List<String> roles, Instant since, String query) {
    ObjectNode event = event("GET", path, "192.0.2.1");
    event
        .withObject("requestContext")
        .withObject("authorizer")
        .withObject("jwt")
        .putObject("claims")
        .put("sub", subject)
        .put("iat", Long.toString(since.getEpochSecond()))
        .put(
            "cognito:groups",
            roles.stream()
                .map(role -> "btb-plaza:" + role)
                .collect(Collectors.joining(" ", "[", "]")));
    ObjectNode parameters = event.putObject("queryStringParameters");
    for (String each : query.split("&", -1)) {
      parameters.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    return event;
  }

  private static ObjectNode event(String method, String route, String source) {
    ObjectNode event =
        JSON.createObjectNode().put("version", "2.0").put("routeKey", method + " " + route);
    event.putObject("pathParameters").put("controller", "btb-plaza");
    ObjectNode context = event.putObject("requestContext").put("requestId", "backstage");
    context.putObject("http").put("method", method).put("sourceIp", source);
    event.putObject("headers");
    return event.put("isBase64Encoded", false);
  }
}
