package fi.samtycke.rights.request;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.rights.rectification.MoveAddress.Shown;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.page.Layout;
import fi.samtycke.web.page.LinkPages;
import fi.samtycke.web.page.Page;
import gg.jte.generated.rights.JteaddressGenerated;

/// The pages behind the links to two addresses of which one is to take the place of the other. What
/// stands behind the link to the new one tells nothing of the person: it may be anybody's.
final class AddressPages {
  private AddressPages() {}

  static HttpAnswer page(Controller controller, Language language, Shown shown, boolean undecided) {
    return switch (shown) {
      case Shown.Question question -> question(controller, language, question, undecided);
      case Shown.Told told ->
          LinkPages.message(200, controller, language, "my-address." + told.standing().text());
    };
  }

  private static HttpAnswer question(
      Controller controller, Language language, Shown.Question asked, boolean undecided) {
    String text = "my-address." + asked.side().value();
    Page page = Page.of(controller, language, text + (undecided ? "-title-wrong" : "-title"));
    AddressView view =
        new AddressView(
            text,
            Calendar.day(asked.lastDay(), language),
            asked.side() == AddressSide.REGISTERED ? asked.question().proposed().value() : "",
            undecided);
    return Layout.page(
        undecided ? 400 : 200,
        page,
        output ->
            JteaddressGenerated.render(output, null, page.texts(), controller, language, view));
  }
}
