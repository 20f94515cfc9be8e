package fi.samtycke.intake.form;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.VisitorPosts.Outcome;
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
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The website's contact form: `GET` and `POST /{controller}/contact-form`, and the page behind it.
/// An HTML form is answered with pages, JSON with JSON.
final class ReceiveMessageFeature extends VisitorFeature<ReceiveMessageFeature.Act> {
  enum Act {
    SHOW,
    RECEIVE,
    THANK
  }

  static final String PATH = "/{controller}/contact-form";

  private final ReceiveMessage receiveMessage;

  ReceiveMessageFeature(Wiring wiring, DynamoDbClient dynamoDb) {
    super(
        new Routes<Act>()
            .page(PATH, Act.SHOW)
            .open("POST", PATH, Act.RECEIVE)
            .page(PATH + "/thanks", Act.THANK));
    Digests digests = Digests.readAhead(wiring, dynamoDb);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.receiveMessage = new ReceiveMessage(wiring, dynamoDb, digests, work);
  }

  @Override
  protected HttpAnswer failurePage(Controller controller, Language language, HttpAnswer problem) {
    return ContactFormPages.failure(controller, language, problem);
  }

  @Override
  protected HttpAnswer answer(Route<Act> route, Controller controller, HttpRequest request) {
    Language language = Languages.of(request, controller);
    return switch (route.action()) {
      case RECEIVE -> receive(controller, request, language);
      case SHOW ->
          Languages.remember(request, controller, ContactFormPages.empty(controller, language));
      case THANK -> ContactFormPages.thanks(controller, language);
    };
  }

  private HttpAnswer receive(Controller controller, HttpRequest request, Language language) {
    Form form = Body.form(request);
    MessageForm message = MessageForm.read(controller, form, language);
    if (message.newsletter()) {
      return failure(
          controller,
          request,
          Problem.of(
              400,
              "invalid-form",
              "There is no newsletter to ask for",
              List.of(new FieldError("newsletter", "not-offered"))));
    }
    if (!message.errors().isEmpty()) {
      return answersWithPage(request)
          ? ContactFormPages.faulty(controller, message.language(), form, message.errors())
          : Problem.of(400, "invalid-form", "The form is not complete", message.errors());
    }
    return answer(
        controller,
        request,
        message,
        receiveMessage.receive(
            controller, message, request.sourceIp(), IdempotencyKey.of(request)));
  }

  private HttpAnswer answer(
      Controller controller, HttpRequest request, MessageForm message, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken(var id) ->
          answersWithPage(request)
              ? HttpAnswer.seeOther("contact-form/thanks?lang=" + message.language().tag())
              : HttpAnswer.json(202, json -> json.put("messageId", id.value()));
      case Outcome.KeyReused _ -> failure(controller, request, Problem.keyReused("message"));
      case Outcome.TooMany(var wait) -> failure(controller, request, Problem.tooMany(wait));
    };
  }
}
