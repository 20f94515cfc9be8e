package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.web.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/// The declared cookie `chat`: set when a visitor has written on the plain page, and not before. No
/// script reads it, and no other site can post with it.
final class ChatCookie {
  static final String NAME = "chat";

  private ChatCookie() {}

  static String of(Controller controller, VisitorToken token) {
    return "%s=%s; Max-Age=%d; Path=/%s/chat; Secure; HttpOnly; SameSite=Lax"
        .formatted(
            NAME,
            token.text(),
            Duration.ofDays(controller.chat().cookieDays()).toSeconds(),
            controller.id());
  }

  static Optional<VisitorToken> read(HttpRequest request) {
    String prefix = NAME + "=";
    return request.cookies().stream()
        .filter(cookie -> cookie.startsWith(prefix))
        .findFirst()
        .flatMap(cookie -> VisitorToken.parse(cookie.substring(prefix.length())));
  }
}
