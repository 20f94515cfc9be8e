package fi.samtycke.retention;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Sweeps the cases once a day: what is near its last day, what lapsed, what is to be forgotten.
public final class SweepCasesHandler extends ScheduledHandler<SweepCases> {
  public SweepCasesHandler() {
    this(Wiring.ofProcess());
  }

  public SweepCasesHandler(Wiring wiring) {
    super(
        wiring,
        SweepCases.SCHEDULE,
        SweepCases::new,
        (cases, controller, _, timeIsLeft) -> cases.sweep(controller, timeIsLeft));
  }
}
