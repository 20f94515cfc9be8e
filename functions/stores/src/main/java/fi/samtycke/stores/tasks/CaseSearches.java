package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The searches of a case in systems outside, and what came of them. Reads strongly.
public final class CaseSearches {
  private final CaseStore cases;
  private final TaskStore tasks;

  public CaseSearches(Wiring wiring, DynamoDbClient dynamoDb) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.tasks = new TaskStore(wiring, dynamoDb);
  }

  /// All that the case had, as long as they are kept.
  public List<Task> of(Controller controller, EntryId caseId) {
    return CaseParts.of(cases, controller.id(), caseId).tasks().stream()
        .flatMap(task -> tasks.find(controller.id(), task).stream())
        .map(TaskStore.Stored::task)
        .filter(task -> task.kind() == TaskKind.SEARCH)
        .sorted(Comparator.comparing(task -> task.system().orElse("")))
        .toList();
  }

  /// Those that nobody has closed.
  public List<Task> open(Controller controller, EntryId caseId) {
    return of(controller, caseId).stream()
        .filter(task -> task.state() instanceof TaskState.Open)
        .toList();
  }

  /// The systems that are being searched, by name and in one line; empty when none is.
  public Optional<String> open(Controller controller, EntryId caseId, Language language) {
    String names =
        open(controller, caseId).stream()
            .map(task -> task.place(controller, language))
            .collect(Collectors.joining(", "));
    return Optional.of(names).filter(all -> !all.isEmpty());
  }
}
