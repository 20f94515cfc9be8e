package fi.samtycke.rights.request;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.rights.request.ConfirmRequest.Shown;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.page.Layout;
import fi.samtycke.web.page.Page;
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
            page.texts(),
            language,
            request,
            Calendar.day(lastDay, language),
            List.of(),
            false,
            undecided);
    HtmlContent content =
        output ->
            JtequestionGenerated.render(output, null, page.texts(), controller, language, view);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  static HttpAnswer progress(
      Controller controller, Language language, Shown.Progress shown, boolean undecided) {
    RightsCase request = shown.request();
    boolean lacks = undecided && shown.canBeTakenBack();
    Map<String, String> errors = errors(Texts.in(language), language, shown.offer(), lacks);
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
            request instanceof BeingAnswered ? Calendar.day(lastDay, language) : "",
            shown.letters(),
            shown.canBeTakenBack(),
            lacks);
    HtmlContent content =
        output ->
            JteprogressGenerated.render(
                output,
                null,
                page.texts(),
                controller,
                language,
                view,
                offered(controller, page, shown.offer()),
                errors);
    return Layout.page(wrong ? 400 : 200, page, content);
  }

  private static Content offered(Controller controller, Page page, ProposalAccess offer) {
    HtmlContent nothing = _ -> {};
    HtmlContent elsewhere =
        output -> JteelsewhereGenerated.render(output, null, page.texts(), controller);
    return switch (offer) {
      case ProposalAccess.None _ -> nothing;
      case ProposalAccess.Elsewhere _ -> elsewhere;
      case ProposalAccess.Open open -> proposals(page, open);
    };
  }

  private static HtmlContent proposals(Page page, ProposalAccess.Open open) {
    ProposalView view = ProposalView.of(open, page.texts(), page.language());
    return output -> JteproposeGenerated.render(output, null, page.texts(), page.language(), view);
  }

  /// What is wrong, by the id on the page at which it is mended.
  private static Map<String, String> errors(
      Texts texts, Language language, ProposalAccess offer, boolean undecided) {
    if (undecided) {
      return Map.of("withdraw", texts.get("my-case.withdraw-choose"));
    }
    return offer instanceof ProposalAccess.Open open
        ? ProposalView.of(open, texts, language).errors(open, texts)
        : Map.of();
  }

  private static CaseView view(
      Texts texts,
      Language language,
      RightsCase request,
      String lastDay,
      List<Letter> letters,
      boolean canBeTakenBack,
      boolean undecided) {
    return new CaseView(
        texts.get("rights.kind." + request.kind().value()),
        Calendar.day(request.receivedOn(), language),
        lastDay,
        request.details(),
        texts.get("my-case.state." + request.state()),
        letters.stream()
            .map(letter ->
                new CaseView.Said(
                    texts.get("my-case.letter." + letter.kind().id()), letter.words()))
            .toList(),
        canBeTakenBack,
        undecided);
  }
}
