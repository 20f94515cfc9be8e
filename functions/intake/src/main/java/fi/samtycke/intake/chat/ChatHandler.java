package fi.samtycke.intake.chat;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;

/// The chat of a website: its script, the page without scripts, and what is said in it. May read no
/// register.
public final class ChatHandler extends HttpHandler {
  public ChatHandler() {
    this(Wiring.ofProcess());
  }

  public ChatHandler(Wiring wiring) {
    this(wiring, Footing.of(wiring));
    Priming.run(
        wiring,
        "open",
        ChatHandler::new,
        Priming.post(wiring, StartChatFeature.PATH, "{\"email\":\"a@example.com\"}"),
        Priming.post(wiring, ExchangeMessagesFeature.MESSAGES, "{\"text\":\"-\"}"));
  }

  private ChatHandler(Wiring wiring, Footing on) {
    this(wiring, on, Digests.readAhead(wiring, on.dynamoDb()));
  }

  private ChatHandler(Wiring wiring, Footing on, Digests digests) {
    super(
        wiring,
        new ChatScriptFeature(),
        new StartChatFeature(on, digests),
        new ExchangeMessagesFeature(on, digests));
  }
}
