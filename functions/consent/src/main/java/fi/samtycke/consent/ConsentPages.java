package fi.samtycke.consent;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.page.Layout;
import fi.samtycke.web.page.LinkPages;
import fi.samtycke.web.page.Page;
import gg.jte.generated.consent.JtequestionGenerated;
import gg.jte.generated.consent.JtewithdrawalGenerated;
import gg.jte.html.HtmlContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The pages behind mailed links. Titles and first lines hold no personal data, because link
/// previews show them (C26).
final class ConsentPages {
  private ConsentPages() {}

  static HttpAnswer question(
      Controller controller,
      Language language,
      QuarantineEntry.Waiting entry,
      ContactData data,
      boolean undecided) {
    Page page = Page.of(controller, language, undecided ? "answer.title-wrong" : "answer.title");
    LocalDate erasedOn = LocalDate.ofInstant(entry.answerBy(), controller.zone());
    QuestionView view =
        new QuestionView(
            held(controller, language, data),
            controller
                .provenance(data.provenance().kind())
                .map(kind -> kind.label().in(language))
                .orElse(data.provenance().kind()),
            ConsentStatement.of(controller, language).text(),
            Calendar.day(erasedOn.minusDays(1), language),
            Calendar.day(erasedOn, language),
            data.message().isPresent(),
            undecided);
    HtmlContent content =
        output ->
            JtequestionGenerated.render(output, null, page.texts(), controller, language, view);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  static HttpAnswer answered(Controller controller, Language language, Answer answer) {
    return LinkPages.message(
        200,
        controller,
        language,
        switch (answer) {
          case CONSENT -> "answer.consented";
          case REFUSE -> "answer.refused";
        });
  }

  static HttpAnswer withdrawal(Controller controller, Language language, boolean undecided) {
    Page page =
        Page.of(controller, language, undecided ? "withdraw.title-wrong" : "withdraw.title");
    HtmlContent content =
        output ->
            JtewithdrawalGenerated.render(
                output, null, page.texts(), controller, language, undecided);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  static HttpAnswer withdrawn(Controller controller, Language language) {
    return LinkPages.message(200, controller, language, "withdraw.done");
  }

  private static List<QuestionView.Held> held(
      Controller controller, Language language, ContactData data) {
    List<QuestionView.Held> held = new ArrayList<>();
    controller
        .register("customers")
        .fields()
        .forEach(field -> {
          String value = data.fields().get(field.name());
          if (value != null) {
            held.add(new QuestionView.Held(field.label().in(language), value));
          }
        });
    return held;
  }
}
