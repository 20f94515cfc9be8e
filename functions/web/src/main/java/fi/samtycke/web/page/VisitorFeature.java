package fi.samtycke.web.page;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;

/// What a visitor posts as JSON or from a page: whoever posts from a page is answered with one,
/// faults included.
public abstract class VisitorFeature<A> extends Feature<A> {
  protected VisitorFeature(Routes<A> routes) {
    super(routes);
  }

  /// The page that says what the problem says.
  protected abstract HttpAnswer failurePage(
      Controller controller, Language language, HttpAnswer problem);

  @Override
  protected final HttpAnswer failure(
      Controller controller, HttpRequest request, HttpAnswer problem) {
    return answersWithPage(request)
        ? failurePage(controller, Languages.of(request, controller), problem)
        : problem;
  }

  protected static boolean answersWithPage(HttpRequest request) {
    return request.isPost()
        ? Body.isUrlEncoded(request) && !request.header("accept").contains("json")
        : request.wantsPage();
  }
}
