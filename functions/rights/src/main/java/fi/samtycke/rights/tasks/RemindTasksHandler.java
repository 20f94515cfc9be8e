package fi.samtycke.rights.tasks;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;

/// Reminds every morning of what is to be done at recipients by today.
public final class RemindTasksHandler extends ScheduledHandler<RemindTasks> {
  public RemindTasksHandler() {
    this(Wiring.ofProcess());
  }

  public RemindTasksHandler(Wiring wiring) {
    super(
        wiring,
        RemindTasks.SCHEDULE,
        RemindTasks::new,
        (tasks, controller, _, _) -> tasks.remind(controller));
  }
}
