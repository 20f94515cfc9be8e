package fi.samtycke.rights.request;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.VisitorPosts;
import fi.samtycke.stores.access.VisitorPosts.Outcome;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Route;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.IdempotencyKey;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.VisitorFeature;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where a data subject exercises their rights (GDPR Art. 15-21): `GET` and `POST
/// /{controller}/my-data`, and the page behind it. An HTML form is answered with pages, JSON with
/// JSON. The answer is the same for every address.
final class RequestRightsFeature extends VisitorFeature<RequestRightsFeature.Act> {
  enum Act {
    SHOW,
    RECEIVE,
    THANK
  }

  static final String PATH = "/{controller}/my-data";

  private final RequestRights requestRights;

  RequestRightsFeature(Wiring wiring, DynamoDbClient dynamoDb) {
    super(
        new Routes<Act>()
            .page(PATH, Act.SHOW)
            .open("POST", PATH, Act.RECEIVE)
            .page(PATH + "/thanks", Act.THANK));
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    Digests digests = Digests.readAhead(wiring, dynamoDb);
    this.requestRights =
        new RequestRights(
            new CaseEntrance(wiring, dynamoDb, digests, work),
            new VisitorPosts(wiring, dynamoDb, digests),
            wiring.clock(),
            work);
  }

  @Override
  protected HttpAnswer failurePage(Controller controller, Language language, HttpAnswer problem) {
    return RequestPages.failure(controller, language, problem);
  }

  @Override
  protected HttpAnswer answer(Route<Act> route, Controller controller, HttpRequest request) {
    Language language = Languages.of(request, controller);
    return switch (route.action()) {
      case RECEIVE -> receive(controller, request, language);
      case SHOW ->
          Languages.remember(request, controller, RequestPages.empty(controller, language));
      case THANK -> RequestPages.thanks(controller, language);
    };
  }

  private HttpAnswer receive(Controller controller, HttpRequest request, Language language) {
    Form form = Body.form(request);
    RequestForm asked = RequestForm.read(controller, form, language);
    if (!asked.errors().isEmpty()) {
      return answersWithPage(request)
          ? RequestPages.faulty(controller, asked.language(), form, asked.errors())
          : Problem.of(400, "invalid-form", "The form is not complete", asked.errors());
    }
    return answer(
        controller,
        request,
        asked,
        requestRights.ask(controller, asked, request.sourceIp(), IdempotencyKey.of(request)));
  }

  private HttpAnswer answer(
      Controller controller, HttpRequest request, RequestForm asked, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken _ ->
          answersWithPage(request)
              ? HttpAnswer.seeOther("my-data/thanks?lang=" + asked.language().tag())
              : HttpAnswer.json(202, json -> json.put("state", "received"));
      case Outcome.KeyReused _ -> failure(controller, request, Problem.keyReused("request"));
      case Outcome.TooMany(var wait) -> failure(controller, request, Problem.tooMany(wait));
    };
  }
}
