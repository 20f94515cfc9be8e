package fi.samtycke.retention;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Sweeps the quarantine once a day: reminders, and the end of what stayed silent.
public final class SweepQuarantineHandler extends ScheduledHandler<SweepQuarantine> {
  public SweepQuarantineHandler() {
    this(Wiring.ofProcess());
  }

  public SweepQuarantineHandler(Wiring wiring) {
    super(
        wiring,
        SweepQuarantine.SCHEDULE,
        SweepQuarantine::new,
        (quarantine, controller, _, timeIsLeft) -> quarantine.sweep(controller, timeIsLeft));
  }
}
