package fi.samtycke.rights.request;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;

/// The page by which a data subject submits a request. May read no register.
public final class RequestRightsHandler extends HttpHandler {
  public RequestRightsHandler() {
    this(Wiring.ofProcess());
  }

  public RequestRightsHandler(Wiring wiring) {
    super(wiring, new RequestRightsFeature(wiring, DynamoDb.client(wiring)));
    Priming.run(
        wiring,
        RequestRightsHandler::new,
        Priming.post(
            wiring,
            RequestRightsFeature.PATH,
            "{\"email\":\"a@example.com\",\"kind\":\"access\"}"));
  }
}
