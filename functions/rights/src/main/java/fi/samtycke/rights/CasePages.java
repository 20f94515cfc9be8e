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
import gg.jte.generated.rights.JteprogressGenerated;
import gg.jte.generated.rights.JtequestionGenerated;
import gg.jte.html.HtmlContent;
import java.time.LocalDate;
import java.util.List;

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
      boolean undecided) {
    boolean open = request.state().isBeingAnswered();
    boolean wrong = undecided && open;
    Page page =
        Page.of(
            controller, language, wrong ? "my-case.status-title-wrong" : "my-case.status-title");
    LocalDate lastDay =
        new CaseCalendar(controller.rights(), controller.zone()).lastDay(request).planned();
    CaseView view =
        view(
            page.texts(),
            language,
            request,
            open ? Calendar.day(lastDay, language) : "",
            letters,
            wrong);
    HtmlContent content =
        output ->
            JteprogressGenerated.render(
                output, null, page.texts(), controller, language, view, ofItsKind(request));
    return Layout.page(wrong ? 400 : 200, page, content);
  }

  /// What the page offers for one kind of request alone, such as the proposals of a rectification.
  private static Content ofItsKind(RightsCase request) {
    HtmlContent nothing = _ -> {};
    return switch (request.kind()) {
      case ACCESS, RECTIFICATION, ERASURE, RESTRICTION, OBJECTION, PORTABILITY, WITHDRAWAL ->
          nothing;
    };
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
