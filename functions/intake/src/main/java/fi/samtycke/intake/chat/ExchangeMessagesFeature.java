package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Route;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.IdempotencyKey;
import fi.samtycke.web.page.Languages;
import java.util.List;
import java.util.Optional;

/// A chat that has begun: `POST` and `GET /{controller}/chat/{conversationId}/messages`, `POST`
/// `.../close`, with the visitor's token as bearer. Without it, with a wrong one, of an unknown
/// chat or another controller's: one 404.
final class ExchangeMessagesFeature extends Feature<ExchangeMessagesFeature.Act> {
  enum Act {
    SAY,
    READ,
    CLOSE
  }

  static final String MESSAGES = "/{controller}/chat/{conversationId}/messages";
  private static final String CLOSE = "/{controller}/chat/{conversationId}/close";
  private static final String BEARER = "Bearer ";

  private final Footing on;
  private final Digests digests;

  ExchangeMessagesFeature(Footing on, Digests digests) {
    super(
        new Routes<Act>()
            .open("POST", MESSAGES, Act.SAY)
            .page(MESSAGES, Act.READ)
            .open("POST", CLOSE, Act.CLOSE));
    this.on = on;
    this.digests = digests;
  }

  private ExchangeMessages exchange() {
    return new ExchangeMessages(on.wiring(), on.dynamoDb(), digests, on.work());
  }

  @Override
  protected HttpAnswer answer(Route<Act> route, Controller controller, HttpRequest request) {
    Optional<VisitorToken> token = token(request);
    if (token.isEmpty()) {
      return Problem.notFound();
    }
    return switch (route.action()) {
      case SAY -> say(controller, token.get(), request);
      case READ -> read(controller, token.get(), request);
      case CLOSE ->
          exchange().close(controller, token.get()) ? ChatAnswers.closed() : Problem.notFound();
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
      return Problem.of(400, "invalid-form", "The message is not valid", errors);
    }
    Optional<String> key =
        IdempotencyKey.of(request).or(() -> IdempotencyKey.of(form.text("clientId")));
    ChatOutcome outcome = exchange().say(controller, token, chat, request.sourceIp(), key);
    return outcome instanceof ChatOutcome.Said(int sequence)
        ? ChatAnswers.said(sequence)
        : ChatAnswers.refused(outcome);
  }

  private HttpAnswer read(Controller controller, VisitorToken token, HttpRequest request) {
    return exchange()
        .read(controller, token, request.number("after", 0))
        .map(found -> ChatAnswers.messages(controller, found, on.wiring().clock().instant()))
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
