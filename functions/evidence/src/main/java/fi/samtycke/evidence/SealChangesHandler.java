package fi.samtycke.evidence;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Seals every night the changes of the day that has ended, and of every day that was missed.
public final class SealChangesHandler extends ScheduledHandler<SealChanges> {
  public SealChangesHandler() {
    this(Wiring.ofProcess());
  }

  public SealChangesHandler(Wiring wiring) {
    super(
        wiring,
        SealChanges.SCHEDULE,
        SealChanges::new,
        (seals, controller, _, _) -> seals.seal(controller));
  }
}
