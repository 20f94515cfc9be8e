package fi.samtycke.web.page;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Route;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import java.util.Optional;

/// A page behind a mailed link: `GET`, `HEAD` and `POST /{controller}/.../{link}`. Only a `POST`
/// with a decision may change anything.
public abstract class LinkFeature extends Feature<LinkFeature.Act> {
  /// What may be done with the page.
  protected enum Act {
    SHOW,
    TAKE
  }

  /// @param path of the page, `{link}` in it
  protected LinkFeature(String path) {
    super(new Routes<Act>().page(path, Act.SHOW).open("POST", path, Act.TAKE));
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

  @Override
  protected final HttpAnswer answer(Route<Act> route, Controller controller, HttpRequest request) {
    Optional<MailedLink> link = link(request);
    if (link.isEmpty()) {
      return LinkPages.linkNotValid(controller, Languages.of(request, controller));
    }
    return switch (route.action()) {
      case SHOW -> show(controller, link.get(), request, false);
      case TAKE ->
          take(controller, link.get(), request, Body.form(request))
              .orElseGet(() -> show(controller, link.get(), request, true));
    };
  }

  @Override
  protected final HttpAnswer failure(
      Controller controller, HttpRequest request, HttpAnswer problem) {
    return LinkPages.failure(controller, request, problem);
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
