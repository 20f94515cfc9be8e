package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.JsonWriter;
import java.time.LocalDate;
import java.util.Optional;

/// A task as the API shows it.
public final class TaskJson {
  private TaskJson() {}

  public static JsonWriter.Members of(Controller controller, Task task) {
    return of(controller, task, "");
  }

  /// @param letter to the recipient; empty for none
  public static JsonWriter.Members of(Controller controller, Task task, String letter) {
    return json -> {
      json.put("id", task.id().value())
          .put("state", task.state().id())
          .put("createdAt", task.openedAt().toString())
          .put("kind", task.kind().value())
          .put("subjectId", task.subject().value())
          .put("register", task.register())
          .put("recipient", task.recipient())
          .put("place", task.place(controller, controller.defaultLanguage()))
          .put("reference", task.reference())
          .put("ownerRole", task.ownerRole())
          .put("dueOn", task.dueOn().toString())
          .putIfPresent("caseId", task.caseId().map(EntryId::value))
          .putIfPresent("letter", Optional.of(letter).filter(text -> !text.isEmpty()));
      switch (task.state()) {
        case TaskState.Open _ -> {}
        case TaskState.Done(String evidence, var sentOn, String by, var at) ->
            json.put("evidence", evidence)
                .putIfPresent("sentOn", sentOn.map(LocalDate::toString))
                .put("closedBy", by)
                .put("closedAt", at.toString());
        case TaskState.Impossible(String reason, String by, var at) ->
            json.put("reason", reason).put("closedBy", by).put("closedAt", at.toString());
      }
    };
  }
}
