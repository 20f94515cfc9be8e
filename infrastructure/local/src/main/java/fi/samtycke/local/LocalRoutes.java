package fi.samtycke.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.local.page.Pages;
import fi.samtycke.local.run.Console;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Objects;

/// All of `/_local`. None of it is in a deployed artifact.
final class LocalRoutes {
  private static final JsonMapper JSON = new JsonMapper();

  private LocalRoutes() {}

  static void add(RoutesConfig routes, LocalStack stack) {
    routes.get("/", context -> Pages.start(context, stack));
    MailRoutes.add(routes, stack);
    ClockRoutes.add(routes, stack);
    SignInRoutes.add(routes, stack);
    InsightRoutes.add(routes, stack);
    WebsiteRoutes.add(routes, stack);
    InboxRoutes.add(routes, stack);
    DeclarationRoutes.add(routes, stack);
    routes.exception(IllegalArgumentException.class, (wrong, context) -> say(context, 400, wrong));
    routes.exception(Exception.class, LocalRoutes::fail);
    routes.exception(NotFoundResponse.class, (missing, context) -> say(context, 404, missing));
  }

  static void json(Context context, JsonNode body) {
    context.contentType("application/json").result(body.toString());
  }

  /// Answers an order: with JSON, or with the page that gave it.
  static void done(Context context, JsonNode body) {
    if (Fields.form(context)) {
      String from = Objects.requireNonNullElse(context.header("Referer"), "/");
      context.redirect(from, HttpStatus.SEE_OTHER);
    } else {
      json(context, body);
    }
  }

  /// A fault of ours, not of the application.
  private static void fail(Exception fault, Context context) {
    Console.fault(fault);
    say(context, 500, fault);
  }

  private static void say(Context context, int status, Exception wrong) {
    context.status(status);
    json(context, JSON.createObjectNode().put("message", String.valueOf(wrong.getMessage())));
  }
}
