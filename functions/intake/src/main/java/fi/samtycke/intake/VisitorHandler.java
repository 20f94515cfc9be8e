package fi.samtycke.intake;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.intake.form.ContactFormPages;
import fi.samtycke.platform.Wiring;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.page.Languages;
import java.util.Optional;

/// The boundary of what a visitor posts as JSON or from a page: whoever posts from a page is
/// answered with one, faults included.
public abstract class VisitorHandler extends HttpHandler {
  private final Declarations declarations;

  public VisitorHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
  }

  protected abstract HttpAnswer answer(Controller controller, HttpRequest request);

  /// The event that primes the route.
  ///
  /// @param json the body
  protected final String priming(String route, String json) {
    String controller = declarations.all().getFirst().id().value();
    return Priming.event("POST", route, controller, "application/json", json);
  }

  @Override
  protected final HttpAnswer answer(HttpRequest request) {
    return controller(request)
        .map(controller -> answer(controller, request))
        .orElseGet(Problem::notFound);
  }

  @Override
  protected final HttpAnswer failure(HttpRequest request, HttpAnswer problem) {
    return controller(request)
        .filter(_ -> answersWithPage(request))
        .map(controller ->
            ContactFormPages.failure(controller, Languages.of(request, controller), problem))
        .orElse(problem);
  }

  protected static boolean answersWithPage(HttpRequest request) {
    return request.isPost()
        ? Body.isUrlEncoded(request) && !request.header("accept").contains("json")
        : request.wantsPage();
  }

  private Optional<Controller> controller(HttpRequest request) {
    return declarations.find(request.path().getOrDefault("controller", ""));
  }
}
