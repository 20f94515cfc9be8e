package fi.samtycke.local;

import fi.samtycke.local.page.Pages;
import fi.samtycke.local.page.PrintedDeclaration;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/// `/_local/declarations`: what holds for each controller, whole, and which file says it.
final class DeclarationRoutes {
  private final LocalStack stack;

  private DeclarationRoutes(LocalStack stack) {
    this.stack = stack;
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    DeclarationRoutes own = new DeclarationRoutes(stack);
    routes.get("/_local/declarations", own::list);
    routes.get("/_local/declarations/{controller}", own::one);
  }

  private void list(Context context) {
    Pages.declarations(context, stack.controllers());
  }

  private void one(Context context) {
    String controller = context.pathParam("controller");
    if (!stack.controllers().contains(controller)) {
      throw new NotFoundResponse("no declaration of " + controller + " is served");
    }
    PrintedDeclaration printed =
        PrintedDeclaration.of(controller)
            .orElseThrow(() -> new NotFoundResponse("the build has printed none"));
    if (Pages.wanted(context)) {
      Pages.declaration(context, printed);
    } else {
      context.contentType("text/yaml; charset=utf-8").result(printed.yaml());
    }
  }
}
