package fi.samtycke.web;

import java.util.List;

/// One row of a table of routes.
///
/// @param path as the template names it: `/api/{controller}/contacts/{id}`
/// @param permissions any of which lets a person in; none for what is open to anybody
/// @param action what answers, one of the feature's own
public record Route<A>(String method, String path, List<String> permissions, A action) {
  /// As API Gateway names it: `GET /{controller}/contact-form`.
  public String key() {
    return method + " " + path;
  }

  /// Whether the key of a request is this route's. Compares without putting the key together.
  boolean answers(String routeKey) {
    int length = method.length();
    return routeKey.length() == length + 1 + path.length()
        && routeKey.startsWith(method)
        && routeKey.charAt(length) == ' '
        && routeKey.endsWith(path);
  }
}
