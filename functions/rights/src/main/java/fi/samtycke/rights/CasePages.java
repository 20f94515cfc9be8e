package fi.samtycke.rights;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.stores.CaseLetters.Letter;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Layout;
import fi.samtycke.web.Page;
import gg.jte.Content;
import gg.jte.generated.rights.JteelsewhereGenerated;
import gg.jte.generated.rights.JteprogressGenerated;
import gg.jte.generated.rights.JteproposeGenerated;
import gg.jte.generated.rights.JtequestionGenerated;
import gg.jte.html.HtmlContent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The pages behind the mailed link of a request. Titles and first lines hold no personal data,
/// because link previews show them (C26).
final class CasePages {
  private CasePages() {}

  static HttpAnswer question(
      Controller controller,
      Language language,
      RightsCase request,
      LocalDate lastDay,
      boolean undecided) {
    Page page = Page.of(controller, language, undecided ? "my-case.title-wrong" : "my-case.title");
    CaseView view =
        view(
            page.texts(), language, request, Calendar.day(lastDay, language), List.of(), undecided);
    HtmlContent content =
        output ->
            JtequestionGenerated.render(output, null, page.texts(), controller, language, view);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  static HttpAnswer progress(
      Controller controller,
      Language language,
      RightsCase request,
      List<Letter> letters,
      Offer offer,
      boolean undecided) {
    boolean open = request.state().isBeingAnswered();
    Map<String, String> errors = errors(Texts.in(language), language, offer, undecided && open);
    boolean wrong = !errors.isEmpty();
    Page page =
        Page.of(
            controller, language, wrong ? "my-case.status-title-wrong" : "my-case.status-title");
    LocalDate lastDay = CaseCalendar.of(controller).lastDay(request).planned();
    CaseView view =
        view(
            page.texts(),
            language,
            request,
            open ? Calendar.day(lastDay, language) : "",
            letters,
            undecided && open);
    HtmlContent content =
        output ->
            JteprogressGenerated.render(
                output,
                null,
                page.texts(),
                controller,
                language,
                view,
                offered(controller, page, offer),
                errors);
    return Layout.page(wrong ? 400 : 200, page, content);
  }

  private static Content offered(Controller controller, Page page, Offer offer) {
    HtmlContent nothing = _ -> {};
    HtmlContent elsewhere =
        output -> JteelsewhereGenerated.render(output, null, page.texts(), controller);
    return switch (offer) {
      case Offer.None _ -> nothing;
      case Offer.Elsewhere _ -> elsewhere;
      case Offer.Open open -> proposals(page, open);
    };
  }

  private static HtmlContent proposals(Page page, Offer.Open open) {
    ProposalView view = ProposalView.of(open, page.texts(), page.language());
    return output -> JteproposeGenerated.render(output, null, page.texts(), page.language(), view);
  }

  /// What is wrong, by the id on the page at which it is mended.
  private static Map<String, String> errors(
      Texts texts, Language language, Offer offer, boolean undecided) {
    if (undecided) {
      return Map.of("withdraw", texts.get("my-case.withdraw-choose"));
    }
    return offer instanceof Offer.Open open
        ? ProposalView.of(open, texts, language).errors(open, texts)
        : Map.of();
  }

  private static CaseView view(
      Texts texts,
      Language language,
      RightsCase request,
      String lastDay,
      List<Letter> letters,
      boolean undecided) {
    return new CaseView(
        texts.get("rights.kind." + request.kind().value()),
        Calendar.day(request.receivedOn(), language),
        lastDay,
        request.details(),
        texts.get("my-case.state." + request.state().id()),
        letters.stream()
            .map(letter ->
                new CaseView.Said(
                    texts.get("my-case.letter." + letter.kind().id()), letter.words()))
            .toList(),
        request.state().isBeingAnswered(),
        undecided);
  }
}
