package fi.samtycke.mailbox;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;

/// The page behind the link by which the responsible person postpones a purge.
public final class PostponePurgeHandler extends HttpHandler {
  public PostponePurgeHandler() {
    this(Wiring.ofProcess());
  }

  public PostponePurgeHandler(Wiring wiring) {
    super(wiring, new PostponePurgeFeature(wiring, DynamoDb.client(wiring)));
    Priming.run(wiring, PostponePurgeHandler::new, Priming.get(wiring, PostponePurgeFeature.PATH));
  }
}
