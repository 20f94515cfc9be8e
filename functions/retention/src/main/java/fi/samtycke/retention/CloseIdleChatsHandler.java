package fi.samtycke.retention;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Ends the chats that have fallen idle, every hour of the day.
public final class CloseIdleChatsHandler extends ScheduledHandler<CloseIdleChats> {
  public CloseIdleChatsHandler() {
    this(Wiring.ofProcess());
  }

  public CloseIdleChatsHandler(Wiring wiring) {
    super(
        wiring,
        CloseIdleChats.SCHEDULE,
        CloseIdleChats::new,
        (chats, controller, _, timeIsLeft) -> chats.sweep(controller, timeIsLeft));
  }
}
