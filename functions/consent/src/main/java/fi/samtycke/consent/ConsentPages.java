package fi.samtycke.consent;

import fi.samtycke.core.consent.PurposeChoice;
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
import gg.jte.generated.consent.JteansweredGenerated;
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
    ConsentStatement statement = new ConsentStatement(controller, language);
    QuestionView view =
        new QuestionView(
            held(controller, language, data),
            controller.provenanceName(data.provenance().kind(), language),
            PurposeBoxes.of(PurposeBoxes.asked(controller), statement::of),
            statement.always(),
            Calendar.day(erasedOn.minusDays(1), language),
            Calendar.day(erasedOn, language),
            data.message().isPresent(),
            undecided);
    HtmlContent content =
        output ->
            JtequestionGenerated.render(output, null, page.texts(), controller, language, view);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  /// @param agreed ids of the purposes that the person agreed to
  static HttpAnswer answered(
      Controller controller, Language language, Answer answer, List<String> agreed) {
    return switch (answer) {
      case REFUSE -> LinkPages.message(200, controller, language, "answer.refused");
      case CONSENT ->
          outcome(
              controller,
              language,
              "answer.consented",
              agreed,
              agreed.isEmpty()
                  ? List.of()
                  : PurposeChoice.of(PurposeBoxes.asked(controller), agreed::contains).declined());
    };
  }

  static HttpAnswer withdrawal(
      Controller controller, Language language, Consent consent, boolean undecided) {
    Page page =
        Page.of(controller, language, undecided ? "withdraw.title-wrong" : "withdraw.title");
    ConsentStatement statement = new ConsentStatement(controller, language);
    WithdrawalView view =
        new WithdrawalView(
            PurposeBoxes.of(consent.inForce(), statement::back),
            statement.names(consent.takenBack()),
            undecided);
    HtmlContent content =
        output ->
            JtewithdrawalGenerated.render(output, null, page.texts(), controller, language, view);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  /// What is left of the consent, if anything.
  static HttpAnswer withdrawn(Controller controller, Language language, Consent consent) {
    if (consent.isWithdrawn()) {
      return LinkPages.message(200, controller, language, "withdraw.done");
    }
    return consent.takenBack().isEmpty()
        ? withdrawal(controller, language, consent, true)
        : outcome(controller, language, "withdraw.part", consent.inForce(), consent.takenBack());
  }

  private static HttpAnswer outcome(
      Controller controller,
      Language language,
      String text,
      List<String> agreed,
      List<String> others) {
    Page page = Page.of(controller, language, text + "-title");
    ConsentStatement statement = new ConsentStatement(controller, language);
    HtmlContent content =
        output ->
            JteansweredGenerated.render(
                output,
                null,
                page.texts(),
                controller,
                language,
                text,
                statement.of(agreed),
                statement.names(others));
    return Layout.page(200, page, content);
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
