package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.stores.DigestKeyStore;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.DynamoDb;
import fi.samtycke.stores.QuarantineExit;
import fi.samtycke.stores.QuarantineStore;
import fi.samtycke.stores.RegisterStore;
import fi.samtycke.stores.Wiring;
import fi.samtycke.web.FormReader;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Languages;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A person consents or refuses on the page behind the mailed link: `GET` and `POST
/// /{controller}/answer/{link}`. Only a `POST` with a decision changes anything.
public final class AnswerQuarantineHandler extends HttpHandler {
  private final Declarations declarations;
  private final AnswerQuarantine answerQuarantine;

  public AnswerQuarantineHandler() {
    this(Wiring.ofProcess());
  }

  public AnswerQuarantineHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.answerQuarantine =
        new AnswerQuarantine(
            new QuarantineStore(wiring, dynamoDb),
            new RegisterStore(wiring, dynamoDb),
            new QuarantineExit(wiring, dynamoDb, digests, new SecureRandom()),
            digests,
            wiring.clock());
    Priming.run(
        wiring,
        AnswerQuarantineHandler::new,
        LinkRequests.priming(declarations, "GET", "/{controller}/answer/{link}"));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    Optional<Controller> found = declarations.find(request.path().getOrDefault("controller", ""));
    if (found.isEmpty()) {
      return Problem.notFound();
    }
    Controller controller = found.get();
    Optional<MailedLink> link = LinkRequests.link(request);
    if (link.isEmpty()) {
      return ConsentPages.linkNotValid(controller, Languages.of(request, controller));
    }
    return request.isPost()
        ? take(controller, link.get(), request)
        : show(controller, request, answerQuarantine.look(controller, link.get()), false);
  }

  @Override
  protected HttpAnswer failure(HttpRequest request, HttpAnswer problem) {
    return ConsentPages.failure(declarations, request, problem);
  }

  private HttpAnswer take(Controller controller, MailedLink link, HttpRequest request) {
    return switch (FormReader.read(request)) {
      case FormReader.Outcome.Refused(HttpAnswer answer) -> failure(request, answer);
      case FormReader.Outcome.Read(var form) ->
          Answer.of(form.text("decision"))
              .map(answer ->
                  show(
                      controller,
                      request,
                      answerQuarantine.with(
                          controller, link, answer, Languages.chosen(request, controller)),
                      false))
              .orElseGet(
                  () -> show(controller, request, answerQuarantine.look(controller, link), true));
    };
  }

  private static HttpAnswer show(
      Controller controller, HttpRequest request, AnswerOutcome outcome, boolean undecided) {
    Optional<Language> language = Languages.chosen(request, controller);
    return switch (outcome) {
      case AnswerOutcome.Open(var entry, var data) ->
          ConsentPages.question(
              controller, language.orElse(data.language()), entry, data, undecided);
      case AnswerOutcome.Answered(Answer answer) ->
          ConsentPages.answered(controller, Languages.of(request, controller), answer);
      case AnswerOutcome.NotValid _ ->
          ConsentPages.linkNotValid(controller, Languages.of(request, controller));
    };
  }
}
