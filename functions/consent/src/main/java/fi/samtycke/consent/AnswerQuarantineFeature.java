package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.consent.PurposeChoice;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.LinkFeature;
import fi.samtycke.web.page.LinkPages;
import java.util.List;
import java.util.Optional;

/// A person consents or refuses on the page behind the mailed link: `GET` and `POST
/// /{controller}/answer/{link}`. Only a `POST` changes anything, with `decision=refuse`, or with
/// `decision=consent` and a box that is ticked.
final class AnswerQuarantineFeature extends LinkFeature {
  static final String PATH = "/{controller}/answer/{link}";

  private final Footing on;

  AnswerQuarantineFeature(Footing on) {
    super(PATH);
    this.on = on;
  }

  private AnswerQuarantine answerQuarantine() {
    return new AnswerQuarantine(on.wiring(), on.dynamoDb(), on.work());
  }

  @Override
  protected HttpAnswer show(
      Controller controller, MailedLink link, HttpRequest request, boolean undecided) {
    return page(controller, request, answerQuarantine().look(controller, link), undecided);
  }

  @Override
  protected Optional<HttpAnswer> take(
      Controller controller, MailedLink link, HttpRequest request, Form form) {
    Optional<Language> language = Languages.chosen(request, controller);
    return choice(form, PurposeBoxes.asked(controller))
        .map(choice -> answerQuarantine().with(controller, link, choice, language))
        .map(outcome -> page(controller, request, outcome, false));
  }

  /// @return empty for no decision, also for a yes to nothing
  private static Optional<PurposeChoice> choice(Form form, List<String> asked) {
    return Answer.of(form.text("decision"))
        .flatMap(answer ->
            switch (answer) {
              case REFUSE -> Optional.of(new PurposeChoice(List.of(), asked));
              case CONSENT ->
                  Optional.of(PurposeBoxes.ticked(form, asked))
                      .filter(choice -> !choice.agreed().isEmpty());
            });
  }

  private static HttpAnswer page(
      Controller controller, HttpRequest request, AnswerOutcome outcome, boolean undecided) {
    return switch (outcome) {
      case AnswerOutcome.Open(var entry, var data) ->
          ConsentPages.question(
              controller,
              Languages.chosen(request, controller).orElse(data.language()),
              entry,
              data,
              undecided);
      case AnswerOutcome.Answered(Answer answer, List<String> agreed) ->
          ConsentPages.answered(controller, Languages.of(request, controller), answer, agreed);
      case AnswerOutcome.NotValid _ ->
          LinkPages.linkNotValid(controller, Languages.of(request, controller));
    };
  }
}
