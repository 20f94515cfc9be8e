package fi.samtycke.rights.request;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;

/// The page behind the link by which a data subject confirms a request and follows it.
public final class ConfirmRequestHandler extends HttpHandler {
  public ConfirmRequestHandler() {
    this(Wiring.ofProcess());
  }

  public ConfirmRequestHandler(Wiring wiring) {
    super(wiring, new ConfirmRequestFeature(wiring, DynamoDb.client(wiring)));
    Priming.run(
        wiring,
        "challenged",
        ConfirmRequestHandler::new,
        Priming.get(wiring, ConfirmRequestFeature.PATH),
        Priming.form(wiring, ConfirmRequestFeature.PATH, "decision=confirm"));
  }
}
