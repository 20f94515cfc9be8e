package fi.samtycke.intake.chat;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.Wiring;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The chat window for a website: `GET /{controller}/chat.js`. Reads no table.
public final class ShowChatScriptHandler extends HttpHandler {
  private static final String ROUTE = "/{controller}/chat.js";

  private final Declarations declarations;
  private final Map<ControllerId, ChatScript> scripts = new ConcurrentHashMap<>();

  public ShowChatScriptHandler() {
    this(Wiring.ofProcess());
  }

  public ShowChatScriptHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    Priming.run(
        wiring,
        ShowChatScriptHandler::new,
        Priming.event("GET", ROUTE, declarations.all().getFirst().id().value(), "", ""));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    Optional<Controller> controller =
        declarations.find(request.path().getOrDefault("controller", ""));
    if (controller.isEmpty()) {
      return Problem.notFound();
    }
    ChatScript script =
        scripts.computeIfAbsent(controller.get().id(), _ -> ChatScript.of(controller.get()));
    boolean known =
        List.of(request.header("if-none-match").split(",", 20)).stream()
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .anyMatch(tag -> tag.equals(script.etag()) || tag.equals("*"));
    HttpAnswer answer =
        known
            ? HttpAnswer.of(304, "text/javascript; charset=utf-8", "")
            : HttpAnswer.of(200, "text/javascript; charset=utf-8", script.text());
    return answer
        .with("etag", script.etag())
        .with("cache-control", "public, max-age=3600")
        .with("cross-origin-resource-policy", "cross-origin");
  }
}
