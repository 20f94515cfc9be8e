package fi.samtycke.imports;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Body;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The chat vendor tells of a chat: `POST /{controller}/chatra/{secret}`. It signs nothing, so the
/// path holds a secret; a wrong one is answered as any address where there is nothing. The path is
/// never logged.
public final class ReceiveChatraHandler extends HttpHandler {
  private static final int LARGEST = 1 << 20;

  private final Declarations declarations;
  private final WebhookSecrets secrets;
  private final ReceiveChatra receiveChatra;
  private final InstantSource clock;
  private final Log log;

  public ReceiveChatraHandler() {
    this(Wiring.ofProcess());
  }

  public ReceiveChatraHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    this.secrets = WebhookSecrets.read(wiring.required("CHATRA_SECRET_DIGESTS"));
    this.receiveChatra = new ReceiveChatra(wiring, DynamoDb.client(wiring), new SecureRandom());
    this.clock = wiring.clock();
    this.log = wiring.log();
    Priming.run(
        wiring,
        ReceiveChatraHandler::new,
        Priming.event(
            "POST",
            "/{controller}/chatra/{secret}",
            declarations.all().getFirst().id().value(),
            "application/json",
            "{}"));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    Optional<Controller> found = declarations.find(request.path().getOrDefault("controller", ""));
    boolean known =
        secrets.isOf(
            found.map(controller -> controller.id().value()).orElse(""),
            request.path().getOrDefault("secret", ""));
    if (found.isEmpty() || !known || found.get().outsideChats().isEmpty()) {
      return Problem.notFound();
    }
    Map<String, Object> body = Body.ofSystem(request, LARGEST);
    return receive(found.get(), found.get().outsideChats().get(), body);
  }

  /// Also for an event that says nothing to us: the vendor would only repeat it.
  private HttpAnswer receive(Controller controller, OutsideCopy vendor, Map<String, Object> body) {
    Optional<ChatraHistory> history = ChatraEvent.read(body, clock.instant());
    int added = history.map(chat -> receiveChatra.receive(controller, vendor, chat)).orElse(0);
    log.event(history.isPresent() ? "chatra.received" : "chatra.passed-over")
        .id("controller", controller.id())
        .count("messages", added)
        .write();
    return HttpAnswer.noContent();
  }
}
