package fi.samtycke.web;

import java.util.List;
import java.util.Map;

/// A request as API Gateway's HTTP API hands it over (payload format 2.0), as far as it is used.
///
/// @param routeKey such as `POST /{controller}/contact-form`
/// @param path values of the route's parameters, decoded
/// @param query decoded; of a repeated name the values joined by commas
/// @param headers by lower-case name
/// @param claims of the token that the authorizer verified, every value a string; empty without
/// @param sourceIp the caller's address as API Gateway saw it; no header is ever believed
public record HttpRequest(
    String method,
    String routeKey,
    String requestId,
    String sourceIp,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    List<String> cookies,
    Map<String, String> claims,
    Body body) {

  /// The body as the event carries it.
  public record Body(String text, boolean base64) {
    public static final Body NONE = new Body("", false);
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public boolean isPost() {
    return method.equals("POST");
  }

  public boolean isHead() {
    return method.equals("HEAD");
  }

  /// Whether a person's browser asks, so that a page answers and not a problem document.
  public boolean wantsPage() {
    return header("accept").contains("text/html");
  }
}
