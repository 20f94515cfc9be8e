package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.IdempotencyKey;
import fi.samtycke.web.page.Languages;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A chat that has begun: `POST` and `GET /{controller}/chat/{conversationId}/messages`, `POST`
/// `.../close`, with the visitor's token as bearer. Without it, with a wrong one, of an unknown
/// chat or another controller's: one 404.
public final class ExchangeMessagesHandler extends HttpHandler {
  private static final String CHAT = "/{controller}/chat/{conversationId}";
  private static final String BEARER = "Bearer ";

  private final Declarations declarations;
  private final ExchangeMessages exchange;
  private final InstantSource clock;

  public ExchangeMessagesHandler() {
    this(Wiring.ofProcess());
  }

  public ExchangeMessagesHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Digests digests = Digests.readAhead(wiring, dynamoDb);
    this.exchange = new ExchangeMessages(wiring, dynamoDb, digests, new SecureRandom());
    this.clock = wiring.clock();
    Priming.run(
        wiring,
        "open",
        ExchangeMessagesHandler::new,
        Priming.event(
            "POST",
            CHAT + "/messages",
            declarations.all().getFirst().id().value(),
            "application/json",
            "{\"text\":\"-\"}"));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    Optional<Controller> controller =
        declarations.find(request.path().getOrDefault("controller", ""));
    Optional<VisitorToken> token = token(request);
    if (controller.isEmpty() || token.isEmpty()) {
      return Problem.notFound();
    }
    return switch (request.routeKey()) {
      case "POST " + CHAT + "/messages" -> say(controller.get(), token.get(), request);
      case "GET " + CHAT + "/messages", "HEAD " + CHAT + "/messages" ->
          read(controller.get(), token.get(), request);
      case "POST " + CHAT + "/close" ->
          exchange.close(controller.get(), token.get()) ? ChatAnswers.closed() : Problem.notFound();
      default -> Problem.notFound();
    };
  }

  private HttpAnswer say(Controller controller, VisitorToken token, HttpRequest request) {
    Form form = Body.form(request);
    ChatForm chat = ChatForm.read(controller, form, Languages.of(request, controller));
    List<FieldError> errors =
        chat.errors().isEmpty() && chat.isEmpty()
            ? List.of(new FieldError(ChatForm.TEXT, "required"))
            : chat.errors();
    if (!errors.isEmpty()) {
      return Problem.of(400, "invalid-form", "The message cannot be sent like this", errors);
    }
    Optional<String> key =
        IdempotencyKey.of(request).or(() -> IdempotencyKey.of(form.text("clientId")));
    ChatOutcome outcome = exchange.say(controller, token, chat, request.sourceIp(), key);
    return outcome instanceof ChatOutcome.Said(int sequence)
        ? ChatAnswers.said(sequence)
        : ChatAnswers.refused(outcome);
  }

  private HttpAnswer read(Controller controller, VisitorToken token, HttpRequest request) {
    return exchange
        .read(controller, token, request.number("after", 0))
        .map(found -> ChatAnswers.messages(controller, found, clock.instant()))
        .orElseGet(Problem::notFound);
  }

  private static Optional<VisitorToken> token(HttpRequest request) {
    String header = request.header("authorization");
    return header.startsWith(BEARER)
        ? VisitorToken.of(
            request.path().getOrDefault("conversationId", ""), header.substring(BEARER.length()))
        : Optional.empty();
  }
}
