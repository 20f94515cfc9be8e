package fi.samtycke.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import fi.samtycke.local.run.Console;
import fi.samtycke.local.run.FunctionFailed;
import fi.samtycke.local.run.Functions;
import fi.samtycke.local.template.Template;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The HTTP API: takes every request that is not the local stack's own, asks the authorizer, and
/// calls the function of the route.
public final class Gateway {
  private final RouteTable routes;
  private final OtherOrigins origins;
  private final Tokens tokens;
  private final Functions functions;
  private final InstantSource clock;

  public Gateway(Template.HttpApi api, Tokens tokens, Functions functions, InstantSource clock) {
    this.routes = new RouteTable(api.routes());
    this.origins = new OtherOrigins(api.cors());
    this.tokens = tokens;
    this.functions = functions;
    this.clock = clock;
  }

  public void add(RoutesConfig config) {
    for (HandlerType method : HandlerType.values()) {
      if (method.isHttpMethod()) {
        config.addHttpHandler(method, "/*", this::handle);
      }
    }
  }

  private void handle(Context context) throws IOException {
    HttpRequest request = HttpRequest.of(context);
    if (request.tooLarge()) {
      HttpAnswer.message(context, 413, "Request Entity Too Large");
    } else if (!origins.preflight(request, context)) {
      route(request, context);
      origins.answer(request, context);
    }
  }

  private void route(HttpRequest request, Context context) throws IOException {
    Optional<RouteTable.Match> match;
    try {
      match = routes.match(request.method(), request.path());
    } catch (IllegalArgumentException _) {
      HttpAnswer.message(context, 400, "Bad Request");
      return;
    }
    if (match.isEmpty()) {
      HttpAnswer.message(context, 404, "Not Found");
      return;
    }
    Optional<Map<String, String>> claims = Optional.empty();
    Optional<String> authorizer = match.get().route().authorizer();
    if (authorizer.isPresent()) {
      String authorization = request.headers().getOrDefault("authorization", "");
      claims = tokens.claims(authorizer.get(), authorization);
      if (claims.isEmpty()) {
        context.header("WWW-Authenticate", "Bearer");
        HttpAnswer.message(context, 401, "Unauthorized");
        return;
      }
    }
    byte[] event = HttpEvent.of(request, match.get(), claims, clock.instant());
    try {
      HttpAnswer.write(functions.call(match.get().route().function(), event), context);
    } catch (FunctionFailed | JsonProcessingException | IllegalArgumentException failed) {
      Console.fault(failed);
      HttpAnswer.message(context, 500, "Internal Server Error");
    }
  }
}
