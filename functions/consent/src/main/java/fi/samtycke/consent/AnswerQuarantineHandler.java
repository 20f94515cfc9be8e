package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.LinkHandler;
import fi.samtycke.web.page.LinkPages;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A person consents or refuses on the page behind the mailed link: `GET` and `POST
/// /{controller}/answer/{link}`. Only a `POST` with a decision changes anything.
public final class AnswerQuarantineHandler extends LinkHandler {
  private final AnswerQuarantine answerQuarantine;

  public AnswerQuarantineHandler() {
    this(Wiring.ofProcess());
  }

  public AnswerQuarantineHandler(Wiring wiring) {
    super(wiring);
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    this.answerQuarantine =
        new AnswerQuarantine(
            new QuarantineStore(wiring, dynamoDb),
            new RegisterStore(wiring, dynamoDb),
            new QuarantineExit(wiring, dynamoDb, new SecureRandom()),
            wiring.clock());
    String route = "/{controller}/answer/{link}";
    Priming.run(
        wiring,
        AnswerQuarantineHandler::new,
        priming("GET", route, ""),
        priming("POST", route, "decision=consent"));
  }

  @Override
  protected HttpAnswer show(
      Controller controller, MailedLink link, HttpRequest request, boolean undecided) {
    return page(controller, request, answerQuarantine.look(controller, link), undecided);
  }

  @Override
  protected Optional<HttpAnswer> take(
      Controller controller, MailedLink link, HttpRequest request, Form form) {
    Optional<Language> language = Languages.chosen(request, controller);
    return Answer.of(form.text("decision"))
        .map(answer -> answerQuarantine.with(controller, link, answer, language))
        .map(outcome -> page(controller, request, outcome, false));
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
      case AnswerOutcome.Answered(Answer answer) ->
          ConsentPages.answered(controller, Languages.of(request, controller), answer);
      case AnswerOutcome.NotValid _ ->
          LinkPages.linkNotValid(controller, Languages.of(request, controller));
    };
  }
}
