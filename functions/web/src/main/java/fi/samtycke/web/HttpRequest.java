package fi.samtycke.web;

import fi.samtycke.core.EntryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static final int LARGEST_NUMBER = 99_999_998;

  /// The body as the event carries it.
  public record Body(String text, boolean base64) {
    public static final Body NONE = new Body("", false);
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// An id in the path; empty for what no entry can be called.
  public Optional<EntryId> id(String name) {
    return EntryId.of(path.getOrDefault(name, ""));
  }

  /// A whole number of the query.
  ///
  /// @param otherwise for what is none
  public int number(String name, int otherwise) {
    return parsed(query.getOrDefault(name, ""), otherwise);
  }

  /// @param otherwise for what is no whole number, written in up to eight digits
  public static int parsed(String text, int otherwise) {
    boolean number =
        !text.isEmpty() && text.length() <= 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Math.min(Integer.parseInt(text), LARGEST_NUMBER) : otherwise;
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
