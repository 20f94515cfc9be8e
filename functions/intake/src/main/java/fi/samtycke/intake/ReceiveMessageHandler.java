package fi.samtycke.intake;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.ConversationStore;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.DynamoDb;
import fi.samtycke.stores.OnceStore;
import fi.samtycke.stores.OutboxStore;
import fi.samtycke.stores.QuarantineEntrance;
import fi.samtycke.stores.SourceLimit;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Wiring;
import fi.samtycke.web.Form;
import fi.samtycke.web.FormReader;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.IdempotencyKey;
import fi.samtycke.web.Json;
import fi.samtycke.web.Languages;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The website's contact form: `GET` and `POST /{controller}/contact-form`, and the page behind it.
/// An HTML form is answered with pages, JSON with JSON.
public final class ReceiveMessageHandler extends HttpHandler {
  private static final String ROUTE = "/{controller}/contact-form";

  private final Declarations declarations;
  private final ReceiveMessage receiveMessage;

  public ReceiveMessageHandler() {
    this(Wiring.ofProcess());
  }

  public ReceiveMessageHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    SecureRandom random = new SecureRandom();
    this.receiveMessage =
        new ReceiveMessage(
            new ConversationStore(wiring, dynamoDb),
            new OnceStore(wiring, dynamoDb),
            new SourceLimit(wiring, dynamoDb),
            new ChangeLogStore(wiring, dynamoDb),
            new OutboxStore(wiring, dynamoDb),
            new QuarantineEntrance(wiring, dynamoDb, random),
            new Transactions(dynamoDb),
            Digests.readAhead(wiring, dynamoDb),
            wiring.clock(),
            random);
    Priming.run(
        wiring,
        ReceiveMessageHandler::new,
        Priming.event(
            "POST",
            ROUTE,
            declarations.all().getFirst().id().value(),
            "application/json",
            "{\"email\":\"a@example.com\",\"message\":\"-\",\"phone\":\"+358 40 555 0100\"}"));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    Optional<Controller> found = declarations.find(request.path().getOrDefault("controller", ""));
    if (found.isEmpty()) {
      return Problem.notFound();
    }
    Controller controller = found.get();
    Language language = Languages.of(request, controller);
    return switch (request.routeKey()) {
      case "POST " + ROUTE -> receive(controller, request, language);
      case "GET " + ROUTE, "HEAD " + ROUTE ->
          Languages.remember(request, controller, ContactFormPages.empty(controller, language));
      case "GET " + ROUTE + "/thanks", "HEAD " + ROUTE + "/thanks" ->
          ContactFormPages.thanks(controller, language);
      default -> Problem.notFound();
    };
  }

  @Override
  protected HttpAnswer failure(HttpRequest request, HttpAnswer problem) {
    return declarations
        .find(request.path().getOrDefault("controller", ""))
        .filter(_ -> answersWithPage(request))
        .map(controller ->
            ContactFormPages.failure(controller, Languages.of(request, controller), problem))
        .orElse(problem);
  }

  private HttpAnswer receive(Controller controller, HttpRequest request, Language language) {
    return switch (FormReader.read(request)) {
      case FormReader.Outcome.Refused(HttpAnswer answer) -> failure(request, answer);
      case FormReader.Outcome.Read(Form form) -> {
        MessageForm message = MessageForm.read(controller, form, language);
        if (!message.errors().isEmpty()) {
          yield answersWithPage(request)
              ? ContactFormPages.faulty(controller, message.language(), form, message.errors())
              : Problem.of(400, "invalid-form", "The form is not complete", message.errors());
        }
        yield answer(
            request,
            message,
            receiveMessage.receive(
                controller, message, request.sourceIp(), IdempotencyKey.of(request)));
      }
    };
  }

  private HttpAnswer answer(HttpRequest request, MessageForm message, ReceiveOutcome outcome) {
    return switch (outcome) {
      case ReceiveOutcome.Received(var id) ->
          answersWithPage(request)
              ? HttpAnswer.seeOther("contact-form/thanks?lang=" + message.language().tag())
              : HttpAnswer.json(
                  202,
                  Json.text(json -> {
                    json.writeStartObject();
                    json.writeStringField("messageId", id.value());
                    json.writeEndObject();
                  }));
      case ReceiveOutcome.KeyReused _ ->
          failure(
              request,
              Problem.of(422, "idempotency-key-reused", "This key was used for another message"));
      case ReceiveOutcome.TooMany(var wait) -> failure(request, Problem.tooMany(wait));
    };
  }

  private static boolean answersWithPage(HttpRequest request) {
    return request.isPost()
        ? FormReader.isUrlEncoded(request) && !request.header("accept").contains("json")
        : request.wantsPage();
  }
}
