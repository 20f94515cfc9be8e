package fi.samtycke.rights.tasks;

import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.web.Json;

/// A task as the API shows it.
public final class TaskJson {
  private TaskJson() {}

  public static Json.Writable of(Task task) {
    return of(task, "");
  }

  /// @param letter to the recipient; empty for none
  public static Json.Writable of(Task task, String letter) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("id", task.id().value());
      json.writeStringField("state", task.state().id());
      json.writeStringField("createdAt", task.openedAt().toString());
      json.writeStringField("kind", task.kind().value());
      json.writeStringField("subjectId", task.subject().value());
      json.writeStringField("register", task.register());
      json.writeStringField("recipient", task.recipient());
      json.writeStringField("reference", task.reference());
      json.writeStringField("ownerRole", task.ownerRole());
      json.writeStringField("dueOn", task.dueOn().toString());
      if (task.caseId().isPresent()) {
        json.writeStringField("caseId", task.caseId().get().value());
      }
      if (!letter.isEmpty()) {
        json.writeStringField("letter", letter);
      }
      switch (task.state()) {
        case TaskState.Open _ -> {}
        case TaskState.Done(String evidence, String by, var at) -> {
          json.writeStringField("evidence", evidence);
          json.writeStringField("closedBy", by);
          json.writeStringField("closedAt", at.toString());
        }
        case TaskState.Impossible(String reason, String by, var at) -> {
          json.writeStringField("reason", reason);
          json.writeStringField("closedBy", by);
          json.writeStringField("closedAt", at.toString());
        }
      }
      json.writeEndObject();
    };
  }
}
