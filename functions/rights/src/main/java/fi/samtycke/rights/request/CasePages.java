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
import gg.jte.generated.rights.JteelsewhereGenerated;
import gg.jte.generated.rights.JteprogressGenerated;
import gg.jte.generated.rights.JteproposeGenerated;
import gg.jte.generated.rights.JtequestionGenerated;
import gg.jte.html.HtmlContent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    String day = Calendar.day(lastDay, language);
    CaseView view = view(page, request, "", day, List.of(), false, undecided);
    return Layout.page(
        undecided ? 400 : 200,
        page,
        output ->
            JtequestionGenerated.render(output, null, page.texts(), controller, language, view));
  }

  static HttpAnswer progress(
      Controller controller, Language language, Shown.Progress shown, boolean undecided) {
    RightsCase request = shown.request();
    boolean lacks = undecided && shown.canBeTakenBack();
    Map<String, String> errors = errors(Texts.in(language), language, shown.offer(), lacks);
    boolean wrong = !errors.isEmpty();
    String title = wrong ? "my-case.status-title-wrong" : "my-case.status-title";
    Page page = Page.of(controller, language, title);
    LocalDate lastDay = CaseCalendar.of(controller).lastDay(request).planned();
    String day = request instanceof BeingAnswered ? Calendar.day(lastDay, language) : "";
    String searched =
        shown.searches().stream()
            .map(task -> task.place(controller, language))
            .collect(Collectors.joining(", "));
    CaseView view =
        view(page, request, searched, day, shown.letters(), shown.canBeTakenBack(), lacks);
    return Layout.page(
        wrong ? 400 : 200,
        page,
        output ->
            JteprogressGenerated.render(
                output,
                null,
                page.texts(),
                controller,
                language,
                view,
                offered(controller, page, shown.offer()),
                errors));
  }

  private static HtmlContent offered(Controller controller, Page page, ProposalAccess offer) {
    return switch (offer) {
      case ProposalAccess.None _ -> _ -> {};
      case ProposalAccess.Elsewhere _ ->
          output -> JteelsewhereGenerated.render(output, null, page.texts(), controller);
      case ProposalAccess.Open open -> {
        ProposalView view = ProposalView.of(open, page.texts(), page.language());
        yield output ->
            JteproposeGenerated.render(output, null, page.texts(), page.language(), view);
      }
    };
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
      Page page,
      RightsCase request,
      String searched,
      String lastDay,
      List<Letter> letters,
      boolean canBeTakenBack,
      boolean undecided) {
    Texts texts = page.texts();
    return new CaseView(
        texts.get("rights.kind." + request.kind().value()),
        Calendar.day(request.receivedOn(), page.language()),
        lastDay,
        request.details(),
        texts.get("my-case.state." + request.state()),
        searched,
        letters.stream()
            .map(letter ->
                new CaseView.Said(
                    texts.get("my-case.letter." + letter.kind().id()), letter.words()))
            .toList(),
        canBeTakenBack,
        undecided);
  }
}
