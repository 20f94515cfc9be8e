package fi.samtycke.local.http;

import fi.samtycke.local.template.Template;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// What API Gateway answers to browsers on other origins.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html">CORS</a>
final class OtherOrigins {
  private static final List<String> OURS =
      List.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Expose-Headers");

  private final Optional<Template.Cors> cors;

  OtherOrigins(Optional<Template.Cors> cors) {
    this.cors = cors;
  }

  /// Answers a preflight request, if this is one.
  boolean preflight(HttpRequest request, Context context) {
    if (cors.isEmpty()
        || !request.method().equals("OPTIONS")
        || !request.headers().containsKey("origin")
        || !request.headers().containsKey("access-control-request-method")) {
      return false;
    }
    Template.Cors allowed = cors.get();
    context.status(204);
    if (origin(request, context)) {
      context
          .header("Access-Control-Allow-Methods", String.join(",", allowed.methods()))
          .header("Access-Control-Allow-Headers", String.join(",", allowed.headers()))
          .header("Access-Control-Max-Age", Integer.toString(allowed.maxAge()));
    }
    return true;
  }

  /// Adds what a browser on another origin needs, in place of what the function said about it.
  void answer(HttpRequest request, Context context) {
    if (cors.isPresent()) {
      OURS.forEach(name -> context.res().setHeader(name, null));
      if (origin(request, context) && !cors.get().exposed().isEmpty()) {
        context.header("Access-Control-Expose-Headers", String.join(",", cors.get().exposed()));
      }
    }
  }

  private boolean origin(HttpRequest request, Context context) {
    String origin = request.headers().getOrDefault("origin", "");
    List<String> origins = cors.orElseThrow().origins();
    boolean any = origins.contains("*");
    if (origin.isEmpty() || !(any || origins.contains(origin))) {
      return false;
    }
    context.header("Access-Control-Allow-Origin", any ? "*" : origin);
    if (cors.get().credentials()) {
      context.header("Access-Control-Allow-Credentials", "true");
    }
    return true;
  }
}
