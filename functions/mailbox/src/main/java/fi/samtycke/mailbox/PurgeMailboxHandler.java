package fi.samtycke.mailbox;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Looks every other hour whether the mailbox of a controller is to be counted, emptied, or gone on
/// with.
public final class PurgeMailboxHandler extends ScheduledHandler<PurgeMailbox> {
  public PurgeMailboxHandler() {
    this(Wiring.ofProcess());
  }

  public PurgeMailboxHandler(Wiring wiring) {
    super(
        wiring,
        PurgeMailbox.SCHEDULE,
        PurgeMailbox::new,
        (purge, controller, _, timeIsLeft) -> purge.tend(controller, timeIsLeft));
  }

  /// Longer than the server may take for the commands of one page.
  @Override
  protected int enoughMillis() {
    return 180_000;
  }
}
