package fi.samtycke.imports;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Route;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The chat vendor tells of a chat: `POST /{controller}/chatra/{secret}`. It signs nothing, so the
/// path holds a secret; a wrong one is answered as any address where there is nothing. The path is
/// never logged.
final class ReceiveChatraFeature extends Feature<ReceiveChatraFeature.Act> {
  enum Act {
    RECEIVE
  }

  static final String PATH = "/{controller}/chatra/{secret}";
  private static final int LARGEST = 1 << 20;

  private final WebhookSecrets secrets;
  private final ReceiveChatra receiveChatra;
  private final InstantSource clock;
  private final Log log;

  ReceiveChatraFeature(Wiring wiring) {
    super(new Routes<Act>().open("POST", PATH, Act.RECEIVE));
    this.secrets = WebhookSecrets.read(wiring.required("CHATRA_SECRET_DIGESTS"));
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.receiveChatra = new ReceiveChatra(wiring, dynamoDb, work);
    this.clock = wiring.clock();
    this.log = wiring.log();
  }

  @Override
  protected HttpAnswer answer(Route<Act> route, Controller controller, HttpRequest request) {
    boolean known =
        secrets.isOf(controller.id().value(), request.path().getOrDefault("secret", ""));
    if (!known || controller.outsideChats().isEmpty()) {
      return Problem.notFound();
    }
    Map<String, Object> body = Body.ofSystem(request, LARGEST);
    return receive(controller, controller.outsideChats().get(), body);
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
