package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.tasks.TaskStore;
import java.util.ArrayList;
import java.util.List;

/// What keeps a case from being fulfilled: tasks at recipients that nobody has closed; an extract
/// of which nobody knows yet whether it reaches the person; an erasure that is not decided, or of
/// which the person was not told; a proposal that is not decided.
public final class OpenParts {
  static final String TASK = "task#";
  static final String EXTRACT = "extract";
  public static final String PLAN = "plan";
  static final String DELIVERY = "delivery";
  static final String ANSWER_DELIVERY = "answer-delivery";

  private final CaseStore cases;
  private final TaskStore tasks;

  OpenParts(CaseStore cases, TaskStore tasks) {
    this.cases = cases;
    this.tasks = tasks;
  }

  /// The keys of the parts that are open, those that are still to come among them. A case that is
  /// about nobody who is held has nothing to be made or erased.
  List<String> of(Controller controller, RightsCase request) {
    List<Attributes> parts = cases.parts(controller.id(), request.id());
    List<String> open = new ArrayList<>();
    parts.stream()
        .map(OpenParts::key)
        .filter(key -> key.startsWith(TASK) && isOpen(controller, key.substring(TASK.length())))
        .forEach(open::add);
    Proposals.among(parts).stream()
        .filter(Proposal::isOpen)
        .map(proposal -> Proposals.PART + proposal.field())
        .forEach(open::add);
    boolean aboutSomebody = !request.subjects().isEmpty();
    if (request.kind().isAnsweredByExtract() && aboutSomebody && !has(parts, DELIVERY)) {
      open.add(EXTRACT);
    }
    boolean told =
        parts.stream()
            .anyMatch(part -> key(part).equals(PLAN) && part.text("stage", "").equals("told"));
    if (!told && (has(parts, PLAN) || (request.kind().isErasure() && aboutSomebody))) {
      open.add(PLAN);
    }
    return List.copyOf(open);
  }

  /// Whether an erasure is decided, which nobody takes back.
  boolean isErasureDecided(Controller controller, EntryId id) {
    return has(cases.parts(controller.id(), id), PLAN);
  }

  /// @param parts of a case
  public static boolean has(List<Attributes> parts, String key) {
    return parts.stream().anyMatch(part -> key(part).equals(key));
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
