package fi.samtycke.intake.chat;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Route;
import fi.samtycke.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The chat window for a website: `GET /{controller}/chat.js`. Reads no table.
final class ChatScriptFeature extends Feature<ChatScriptFeature.Act> {
  enum Act {
    SHOW
  }

  private final Map<ControllerId, ChatScript> scripts = new ConcurrentHashMap<>();

  ChatScriptFeature() {
    super(new Routes<Act>().page("/{controller}/chat.js", Act.SHOW));
  }

  @Override
  protected HttpAnswer answer(Route<Act> route, Controller controller, HttpRequest request) {
    ChatScript script = scripts.computeIfAbsent(controller.id(), _ -> ChatScript.of(controller));
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
