package fi.samtycke.consent;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;

/// The pages behind the links by which a data subject consents, refuses or withdraws consent.
public final class ConsentHandler extends HttpHandler {
  public ConsentHandler() {
    this(Wiring.ofProcess());
  }

  public ConsentHandler(Wiring wiring) {
    this(wiring, Footing.of(wiring));
    Priming.run(
        wiring,
        ConsentHandler::new,
        Priming.get(wiring, AnswerQuarantineFeature.PATH),
        Priming.form(wiring, AnswerQuarantineFeature.PATH, "decision=consent"));
  }

  private ConsentHandler(Wiring wiring, Footing on) {
    super(wiring, new AnswerQuarantineFeature(on), new WithdrawConsentFeature(on));
  }
}
