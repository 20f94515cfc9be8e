package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tasks and the cases that stay open until they are closed. An open task of a case stands in the
/// case's collection too, with the letter to the recipient; there alone it names the person, and it
/// goes when the task is closed. So a case has something left to do as long as it has such a part.
/// Of a closed task the case keeps the id, so that the person can be told who was told (GDPR Art.
/// 15(1)(c), 19).
public final class CaseTasks {
  private static final String PART = "task#";
  private static final String CLOSED = "closed-task#";

  /// The attribute of an open task that names the person.
  public static final String LETTER = "letter";

  private static final String KIND = "kind";

  private final TaskStore tasks;
  private final CaseStore cases;

  public CaseTasks(Wiring wiring, DynamoDbClient dynamoDb) {
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
  }

  /// Opens a task with its log entry; its owner is reminded on the last day. Condition: the id is
  /// free.
  ///
  /// @param letter to the recipient; empty when the reference is enough
  public void open(UnitOfWork unit, Controller controller, Task task, String letter) {
    var id = controller.id();
    Instant remindAt = task.dueOn().atStartOfDay(controller.zone()).toInstant();
    ChainHead head = unit.log(task.id(), ChainHead.NONE, Action.TASK_OPENED, task.recipient());
    unit.also(tasks.open(id, task, head, remindAt));
    task.caseId()
        .map(about ->
            cases
                .part(id, about, PART + task.id())
                .with(KIND, task.kind().value())
                .with(LETTER, letter))
        .ifPresent(part -> unit.also(cases.put(part)));
  }

  /// The letter of an open task; empty when there is none.
  public String letter(ControllerId controller, Task task) {
    return task.caseId()
        .flatMap(about -> cases.findPart(controller, about, PART + task.id()))
        .map(part -> part.text(LETTER, ""))
        .orElse("");
  }

  /// Closes a task with its log entry, and takes it and its letter out of its case. Condition:
  /// nobody closed it since it was read.
  ///
  /// @param closed not open
  public void close(
      UnitOfWork unit,
      Controller controller,
      TaskStore.Stored seen,
      TaskState closed,
      Instant now) {
    Task task = seen.task();
    Action action =
        switch (closed) {
          case TaskState.Done _ -> Action.TASK_DONE;
          case TaskState.Impossible _ -> Action.TASK_IMPOSSIBLE;
          case TaskState.Open _ -> throw new IllegalArgumentException("nothing closes it");
        };
    Instant forgetAt = CaseCalendar.of(controller).forgetAt(now);
    unit.logged(
            task.id(),
            seen.head(),
            action,
            head -> tasks.close(controller.id(), seen, closed, head, forgetAt))
        .also(parts(controller.id(), task));
  }

  /// What closing the task makes of the parts of its case; nothing when it has none. Nothing is put
  /// beside a case that is erased.
  List<Write> parts(ControllerId controller, Task task) {
    return task.caseId().stream()
        .flatMap(about ->
            Stream.concat(
                Stream.of(cases.erasePart(controller, about, PART + task.id())),
                cases.find(controller, about).stream()
                    .map(_ -> cases.put(cases.part(controller, about, CLOSED + task.id())))))
        .toList();
  }

  /// The open task that a part of a case stands for.
  public static Optional<EntryId> open(String sk) {
    return sk.startsWith(PART)
        ? Optional.of(new EntryId(sk.substring(PART.length())))
        : Optional.empty();
  }

  /// Whether a part stands for an open task of a kind.
  static boolean isOpen(Attributes part, TaskKind kind) {
    return open(part.required(Attributes.SK)).isPresent()
        && part.optional(KIND).equals(Optional.of(kind.value()));
  }

  /// Whether a part says nothing but that the case had a task.
  public static boolean isClosed(String sk) {
    return sk.startsWith(CLOSED);
  }

  /// The task that a part of a case is about.
  public static Optional<EntryId> task(String sk) {
    return isClosed(sk) ? Optional.of(new EntryId(sk.substring(CLOSED.length()))) : open(sk);
  }
}
