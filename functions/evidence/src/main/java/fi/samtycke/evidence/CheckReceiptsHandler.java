package fi.samtycke.evidence;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Looks every morning whether every schedule left its receipts, its own included.
public final class CheckReceiptsHandler extends ScheduledHandler<CheckReceipts> {
  public CheckReceiptsHandler() {
    this(Wiring.ofProcess());
  }

  public CheckReceiptsHandler(Wiring wiring) {
    super(
        wiring,
        CheckReceipts.SCHEDULE,
        CheckReceipts::new,
        (receipts, controller, scheduledAt, _) -> receipts.check(controller, scheduledAt));
  }
}
