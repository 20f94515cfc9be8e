package fi.samtycke.intake.form;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;

/// The contact form of a website. May read no register.
public final class ReceiveMessageHandler extends HttpHandler {
  public ReceiveMessageHandler() {
    this(Wiring.ofProcess());
  }

  public ReceiveMessageHandler(Wiring wiring) {
    super(wiring, new ReceiveMessageFeature(wiring, DynamoDb.client(wiring)));
    Priming.run(
        wiring,
        ReceiveMessageHandler::new,
        Priming.post(
            wiring,
            ReceiveMessageFeature.PATH,
            "{\"email\":\"a@example.com\",\"message\":\"-\",\"phone\":\"+358 40 555 0100\"}"));
  }
}
