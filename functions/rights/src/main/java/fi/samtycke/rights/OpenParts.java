package fi.samtycke.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.stores.Attributes;
import fi.samtycke.stores.CaseStore;
import fi.samtycke.stores.TaskStore;
import java.util.List;

/// What keeps a case from being fulfilled: tasks at recipients that nobody has closed, an extract
/// that was made and has not reached the person, an erasure of which the person was not told.
final class OpenParts {
  static final String TASK = "task#";
  static final String EXTRACT = "extract";
  static final String PLAN = "plan";
  static final String DELIVERY = "delivery";
  static final String ANSWER_DELIVERY = "answer-delivery";
  static final String STATE = "state";

  private final CaseStore cases;
  private final TaskStore tasks;

  OpenParts(CaseStore cases, TaskStore tasks) {
    this.cases = cases;
    this.tasks = tasks;
  }

  /// The keys of the parts that are open.
  List<String> of(Controller controller, EntryId id) {
    List<Attributes> parts = cases.parts(controller.id(), id);
    boolean sent =
        parts.stream()
            .anyMatch(part -> key(part).equals(DELIVERY) && part.text(STATE, "").equals("sent"));
    return parts.stream()
        .filter(part ->
            (key(part).startsWith(TASK) && isOpen(controller, key(part).substring(TASK.length())))
                || (key(part).equals(EXTRACT) && !sent)
                || (key(part).equals(PLAN) && !part.text("stage", "").equals("told")))
        .map(OpenParts::key)
        .toList();
  }

  private boolean isOpen(Controller controller, String task) {
    return tasks
        .find(controller.id(), new EntryId(task))
        .filter(stored -> stored.task().state() instanceof TaskState.Open)
        .isPresent();
  }

  static String key(Attributes part) {
    return part.required(Attributes.SK);
  }
}
