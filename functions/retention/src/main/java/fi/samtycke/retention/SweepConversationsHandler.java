package fi.samtycke.retention;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Erases every morning the conversations whose declared period is over.
public final class SweepConversationsHandler extends ScheduledHandler<SweepConversations> {
  public SweepConversationsHandler() {
    this(Wiring.ofProcess());
  }

  public SweepConversationsHandler(Wiring wiring) {
    super(
        wiring,
        SweepConversations.SCHEDULE,
        SweepConversations::new,
        (conversations, controller, _, timeIsLeft) -> conversations.sweep(controller, timeIsLeft));
  }
}
