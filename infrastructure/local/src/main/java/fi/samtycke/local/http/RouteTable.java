package fi.samtycke.local.http;

import fi.samtycke.local.template.Template;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The routes of the template. A literal segment goes before `{name}`, and that before `{name+}`.
final class RouteTable {
  private final List<Template.Route> routes;

  /// A route that takes a request, and the decoded values of its parameters.
  record Match(Template.Route route, Map<String, String> parameters) {}

  RouteTable(List<Template.Route> routes) {
    this.routes =
        routes.stream()
            .sorted(
                Comparator.comparing(route ->
                    route
                        .path()
                        .replaceAll("\\{[^}]+\\+}", "\uffff")
                        .replaceAll("\\{[^}]+}", "\ufffe")))
            .toList();
  }

  /// @throws IllegalArgumentException when a parameter is not percent-encoded as it should be
  Optional<Match> match(String method, String rawPath) {
    List<String> segments = segments(rawPath);
    for (Template.Route route : routes) {
      if (route.method().equals(method) || route.method().equals("ANY")) {
        Optional<Map<String, String>> parameters = parameters(segments(route.path()), segments);
        if (parameters.isPresent()) {
          return Optional.of(new Match(route, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> parameters(
      List<String> pattern, List<String> segments) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (i >= segments.size()) {
        return Optional.empty();
      }
      if (part.endsWith("+}")) {
        String rest = String.join("/", segments.subList(i, segments.size()));
        parameters.put(part.substring(1, part.length() - 2), decoded(rest));
        return Optional.of(parameters);
      }
      if (part.startsWith("{") && !segments.get(i).isEmpty()) {
        parameters.put(part.substring(1, part.length() - 1), decoded(segments.get(i)));
      } else if (!part.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == segments.size() ? Optional.of(parameters) : Optional.empty();
  }

  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
