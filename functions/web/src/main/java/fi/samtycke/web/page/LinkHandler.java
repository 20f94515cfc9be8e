package fi.samtycke.web.page;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.Wiring;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import java.util.Optional;

/// The boundary of the pages behind mailed links: `GET`, `HEAD` and `POST
/// /{controller}/.../{link}`. Only a `POST` with a decision may change anything.
public abstract class LinkHandler extends HttpHandler {
  private final Declarations declarations;

  protected LinkHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
  }

  /// The page as things stand. Changes nothing.
  ///
  /// @param undecided whether the form was sent without a decision
  protected abstract HttpAnswer show(
      Controller controller, MailedLink link, HttpRequest request, boolean undecided);

  /// Carries the decision out.
  ///
  /// @return empty when the form holds none
  protected abstract Optional<HttpAnswer> take(
      Controller controller, MailedLink link, HttpRequest request, Form form);

  protected final String priming(String method, String route, String body) {
    String controller = declarations.all().getFirst().id().value();
    return Priming.event(method, route, controller, "application/x-www-form-urlencoded", body);
  }

  @Override
  protected final HttpAnswer answer(HttpRequest request) {
    Optional<Controller> found = declarations.find(request.path().getOrDefault("controller", ""));
    if (found.isEmpty()) {
      return Problem.notFound();
    }
    Controller controller = found.get();
    Optional<MailedLink> link = link(request);
    if (link.isEmpty()) {
      return LinkPages.linkNotValid(controller, Languages.of(request, controller));
    }
    if (!request.isPost()) {
      return show(controller, link.get(), request, false);
    }
    return take(controller, link.get(), request, Body.form(request))
        .orElseGet(() -> show(controller, link.get(), request, true));
  }

  @Override
  protected final HttpAnswer failure(HttpRequest request, HttpAnswer problem) {
    return LinkPages.failure(declarations, request, problem);
  }

  /// The link of the path. Marks that mail programs put behind a link are cut, when what remains is
  /// whole: `.`, `>`, `)`, `,`, `;` (C11).
  private static Optional<MailedLink> link(HttpRequest request) {
    String link = request.path().getOrDefault("link", "");
    int end = link.length();
    while (end > 0 && ".>),;".indexOf(link.charAt(end - 1)) >= 0) {
      end--;
    }
    return MailedLink.parse(link.substring(0, end));
  }
}
