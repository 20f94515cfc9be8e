package fi.samtycke.local;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.declaration.Declarations;
import gg.jte.generated.local.JtewebsiteGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/// `/_local/website/{controller}`: a page that stands for any website of a company, with the chat
/// window on it. Its policy allows what `docs/website.md` asks for, and nothing more.
final class WebsiteRoutes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'";

  private final LocalStack stack;

  private WebsiteRoutes(LocalStack stack) {
    this.stack = stack;
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    WebsiteRoutes own = new WebsiteRoutes(stack);
    routes.get("/_local/website/{controller}", own::page);
    routes.get("/_local/website/{controller}/{page}", own::page);
  }

  private void page(Context context) {
    Controller controller =
        Declarations.load(stack.controllers(), "{}")
            .find(context.pathParam("controller"))
            .orElseThrow(NotFoundResponse::new);
    String language = context.queryParam("lang");
    StringOutput html = new StringOutput();
    JtewebsiteGenerated.render(
        new OwaspHtmlTemplateOutput(html),
        null,
        controller,
        language == null ? controller.defaultLanguage().tag() : language);
    context
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .html(html.toString());
  }
}
