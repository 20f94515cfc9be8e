package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.intake.form.ContactFormPages;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Footing;
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
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The beginning of a chat: `POST /{controller}/chat` with JSON; and the whole chat as a plain page
/// under the same address, whose token stands in a cookie from the first message on.
final class StartChatFeature extends VisitorFeature<StartChatFeature.Act> {
  enum Act {
    SHOW,
    POST
  }

  static final String PATH = "/{controller}/chat";

  private final Footing on;
  private final Digests digests;
  private final RandomGenerator random = new SecureRandom();

  StartChatFeature(Footing on, Digests digests) {
    super(new Routes<Act>().page(PATH, Act.SHOW).open("POST", PATH, Act.POST));
    this.on = on;
    this.digests = digests;
  }

  private StartChat startChat() {
    return new StartChat(on.wiring(), on.dynamoDb(), digests, on.work(), random);
  }

  private ExchangeMessages exchange() {
    return new ExchangeMessages(on.wiring(), on.dynamoDb(), digests, on.work());
  }

  @Override
  protected HttpAnswer failurePage(Controller controller, Language language, HttpAnswer problem) {
    return ContactFormPages.failure(controller, language, problem);
  }

  @Override
  protected HttpAnswer answer(Route<Act> route, Controller controller, HttpRequest request) {
    return switch (route.action()) {
      case POST -> post(controller, request);
      case SHOW -> show(controller, request);
    };
  }

  private HttpAnswer post(Controller controller, HttpRequest request) {
    Form form = Body.form(request);
    ChatForm chat = ChatForm.read(controller, form, Languages.of(request, controller));
    return answersWithPage(request)
        ? takeFromPage(controller, request, form, chat)
        : start(controller, request, chat);
  }

  private HttpAnswer start(Controller controller, HttpRequest request, ChatForm form) {
    if (!form.errors().isEmpty()) {
      return Problem.of(
          400, "invalid-form", "The details of the chat are not valid", form.errors());
    }
    VisitorToken token = startChat().token();
    ChatOutcome outcome = startChat().start(controller, token, form, request.sourceIp());
    return outcome instanceof ChatOutcome.Started
        ? ChatAnswers.started(controller, token, on.wiring().clock().instant())
        : ChatAnswers.refused(outcome);
  }

  private HttpAnswer show(Controller controller, HttpRequest request) {
    Optional<VisitorToken> token = ChatCookie.read(request);
    Optional<Read> chat = token.flatMap(own -> exchange().read(controller, own, 0));
    HttpAnswer page = page(controller, request, chat, Form.EMPTY, List.of());
    HttpAnswer answer =
        chat.isPresent() ? page.withCookie(ChatCookie.of(controller, token.get())) : page;
    return Languages.remember(request, controller, answer);
  }

  private HttpAnswer takeFromPage(
      Controller controller, HttpRequest request, Form typed, ChatForm form) {
    Optional<VisitorToken> own = ChatCookie.read(request);
    if (typed.text("action").equals("close")) {
      own.ifPresent(token -> exchange().close(controller, token));
      return HttpAnswer.seeOther("chat");
    }
    boolean tellsOnly = form.text().isEmpty() && !form.told().isEmpty() && own.isPresent();
    if (!form.errors().isEmpty() || (form.text().isEmpty() && !tellsOnly)) {
      return again(controller, request, typed, form);
    }
    Optional<String> key = IdempotencyKey.of(typed.text("clientId"));
    VisitorToken token = own.orElseGet(() -> drawn(typed));
    ChatOutcome outcome = exchange().say(controller, token, form, request.sourceIp(), key);
    if (outcome instanceof ChatOutcome.Unknown || outcome instanceof ChatOutcome.Closed) {
      if (tellsOnly) {
        return again(controller, request, typed, form);
      }
      token = drawn(typed);
      outcome = startChat().start(controller, token, form, request.sourceIp());
      if (outcome instanceof ChatOutcome.Started) {
        outcome = exchange().say(controller, token, form, request.sourceIp(), key);
      }
    }
    return outcome instanceof ChatOutcome.Said
        ? HttpAnswer.seeOther("chat").withCookie(ChatCookie.of(controller, token))
        : failure(controller, request, ChatAnswers.refused(outcome));
  }

  /// The page again with what was typed, and what is wrong with it.
  private HttpAnswer again(Controller controller, HttpRequest request, Form typed, ChatForm form) {
    List<FieldError> errors =
        form.errors().isEmpty()
            ? List.of(new FieldError(ChatForm.TEXT, "required"))
            : form.errors();
    Optional<Read> chat =
        ChatCookie.read(request).flatMap(token -> exchange().read(controller, token, 0));
    return page(controller, request, chat, typed, errors);
  }

  /// The token that the page drew for the next chat, so that its form posted twice begins one.
  private VisitorToken drawn(Form typed) {
    return VisitorToken.parse(typed.text(ChatCookie.NAME)).orElseGet(startChat()::token);
  }

  private HttpAnswer page(
      Controller controller,
      HttpRequest request,
      Optional<Read> chat,
      Form typed,
      List<FieldError> errors) {
    Language language =
        Languages.chosen(request, controller)
            .or(() -> chat.map(read -> read.stored().conversation().language()))
            .orElseGet(() -> Languages.of(request, controller));
    return new ChatPages(controller, language, on.wiring().clock().instant())
        .show(chat, startChat().token(), on.work().newId().value(), typed, errors);
  }
}
