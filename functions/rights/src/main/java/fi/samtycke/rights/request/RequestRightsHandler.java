package fi.samtycke.rights.request;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.VisitorPosts;
import fi.samtycke.stores.access.VisitorPosts.Outcome;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.FormReader;
import fi.samtycke.web.input.IdempotencyKey;
import fi.samtycke.web.page.Languages;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where a person asks for what is his by the law (GDPR Art. 15-21): `GET` and `POST
/// /{controller}/my-data`, and the page behind it. An HTML form is answered with pages, JSON with
/// JSON. The answer is the same for every address.
public final class RequestRightsHandler extends HttpHandler {
  private static final String ROUTE = "/{controller}/my-data";

  private final Declarations declarations;
  private final RequestRights requestRights;

  public RequestRightsHandler() {
    this(Wiring.ofProcess());
  }

  public RequestRightsHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    Digests digests = Digests.readAhead(wiring, dynamoDb);
    this.requestRights =
        new RequestRights(
            new CaseEntrance(wiring, dynamoDb, digests, work),
            new VisitorPosts(wiring, dynamoDb, digests),
            wiring.clock(),
            work);
    Priming.run(
        wiring,
        RequestRightsHandler::new,
        Priming.event(
            "POST",
            ROUTE,
            declarations.all().getFirst().id().value(),
            "application/json",
            "{\"email\":\"a@example.com\",\"kind\":\"access\"}"));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    return controller(request)
        .map(controller -> answer(controller, request))
        .orElseGet(Problem::notFound);
  }

  @Override
  protected HttpAnswer failure(HttpRequest request, HttpAnswer problem) {
    return controller(request)
        .filter(_ -> answersWithPage(request))
        .map(controller ->
            RequestPages.failure(controller, Languages.of(request, controller), problem))
        .orElse(problem);
  }

  private HttpAnswer answer(Controller controller, HttpRequest request) {
    Language language = Languages.of(request, controller);
    return switch (request.routeKey()) {
      case "POST " + ROUTE -> receive(controller, request, language);
      case "GET " + ROUTE, "HEAD " + ROUTE ->
          Languages.remember(request, controller, RequestPages.empty(controller, language));
      case "GET " + ROUTE + "/thanks", "HEAD " + ROUTE + "/thanks" ->
          RequestPages.thanks(controller, language);
      default -> Problem.notFound();
    };
  }

  private HttpAnswer receive(Controller controller, HttpRequest request, Language language) {
    return switch (FormReader.read(request)) {
      case FormReader.Outcome.Refused(HttpAnswer answer) -> failure(request, answer);
      case FormReader.Outcome.Read(Form form) -> {
        RequestForm asked = RequestForm.read(controller, form, language);
        if (!asked.errors().isEmpty()) {
          yield answersWithPage(request)
              ? RequestPages.faulty(controller, asked.language(), form, asked.errors())
              : Problem.of(400, "invalid-form", "The form is not complete", asked.errors());
        }
        yield answer(
            request,
            asked,
            requestRights.ask(controller, asked, request.sourceIp(), IdempotencyKey.of(request)));
      }
    };
  }

  private HttpAnswer answer(HttpRequest request, RequestForm asked, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken _ ->
          answersWithPage(request)
              ? HttpAnswer.seeOther("my-data/thanks?lang=" + asked.language().tag())
              : HttpAnswer.json(
                  202,
                  Json.text(json -> {
                    json.writeStartObject();
                    json.writeStringField("state", "received");
                    json.writeEndObject();
                  }));
      case Outcome.KeyReused _ ->
          failure(
              request,
              Problem.of(422, "idempotency-key-reused", "This key was used for another request"));
      case Outcome.TooMany(var wait) -> failure(request, Problem.tooMany(wait));
    };
  }

  private static boolean answersWithPage(HttpRequest request) {
    return request.isPost()
        ? FormReader.isUrlEncoded(request) && !request.header("accept").contains("json")
        : request.wantsPage();
  }

  private Optional<Controller> controller(HttpRequest request) {
    return declarations.find(request.path().getOrDefault("controller", ""));
  }
}
