package fi.samtycke.imports;

import fi.samtycke.platform.Wiring;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;

/// The webhook of the chat vendor.
public final class ReceiveChatraHandler extends HttpHandler {
  public ReceiveChatraHandler() {
    this(Wiring.ofProcess());
  }

  public ReceiveChatraHandler(Wiring wiring) {
    super(wiring, new ReceiveChatraFeature(wiring));
    Priming.run(
        wiring, ReceiveChatraHandler::new, Priming.post(wiring, ReceiveChatraFeature.PATH, "{}"));
  }
}
