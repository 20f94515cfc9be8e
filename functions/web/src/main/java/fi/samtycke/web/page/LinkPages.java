package fi.samtycke.web.page;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import gg.jte.generated.web.JtemessageGenerated;
import gg.jte.html.HtmlContent;

/// What the pages behind all mailed links share. Titles and first lines hold no personal data,
/// because link previews show them (C26).
public final class LinkPages {
  private LinkPages() {}

  /// One page, one text, for every link that opens nothing: nobody learns why.
  public static HttpAnswer linkNotValid(Controller controller, Language language) {
    return message(404, controller, language, "link.not-valid");
  }

  /// A page with nothing to choose.
  ///
  /// @param text the texts `<text>-title` and `<text>-text`
  public static HttpAnswer message(
      int status, Controller controller, Language language, String text) {
    Page page = Page.of(controller, language, text + "-title");
    HtmlContent content =
        output ->
            JtemessageGenerated.render(output, null, page.texts(), text, controller, language);
    return Layout.page(status, page, content);
  }

  /// The page for what cannot be helped here.
  static HttpAnswer failure(Controller controller, HttpRequest request, HttpAnswer problem) {
    String text = problem.status() == 503 ? "link.busy" : "link.fault";
    Language language = Languages.of(request, controller);
    return FailurePage.asLater(problem, message(problem.status(), controller, language, text));
  }
}
