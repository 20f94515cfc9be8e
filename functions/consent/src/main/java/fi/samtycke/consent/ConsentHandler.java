package fi.samtycke.consent;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import java.util.stream.Collectors;

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
        Priming.form(wiring, AnswerQuarantineFeature.PATH, yesToEverything(wiring)));
  }

  private static String yesToEverything(Wiring wiring) {
    return wiring.declarations().all().getFirst().quarantine().purposes().stream()
        .map(purpose -> "&" + PurposeBoxes.name(purpose.id()) + "=true")
        .collect(Collectors.joining("", "decision=consent", ""));
  }

  private ConsentHandler(Wiring wiring, Footing on) {
    super(wiring, new AnswerQuarantineFeature(on), new WithdrawConsentFeature(on));
  }
}
