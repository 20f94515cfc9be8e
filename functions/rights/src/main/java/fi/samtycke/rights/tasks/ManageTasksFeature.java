package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is to be done at recipients: `GET tasks?state=open|done|impossible`, `GET tasks/{id}`,
/// `POST tasks/{id}/done` `{"evidence"}` and `POST tasks/{id}/impossible` `{"reason"}` under
/// `/api/{controller}`. Needs `cases.handle`; for the copies of chats `chats.erase` is enough.
public final class ManageTasksFeature extends SignedInFeature<ManageTasksFeature.Act> {
  enum Act {
    LIST,
    READ,
    DONE,
    IMPOSSIBLE
  }

  private static final String TASKS = "/api/{controller}/tasks";
  private static final String EVIDENCE = "evidence";
  private static final String REASON = "reason";
  private static final Set<String> STATES = Set.of("open", "done", "impossible");
  private static final int LONGEST = 2_000;

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  public ManageTasksFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", TASKS, Act.LIST, Task.PERMISSIONS)
            .route("GET", TASKS + "/{id}", Act.READ, Task.PERMISSIONS)
            .route("POST", TASKS + "/{id}/done", Act.DONE, Task.PERMISSIONS)
            .route("POST", TASKS + "/{id}/impossible", Act.IMPOSSIBLE, Task.PERMISSIONS));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  private ManageTasks manageTasks() {
    return new ManageTasks(wiring, dynamoDb, work);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return switch (act) {
      case LIST -> list(controller, who, request);
      case READ ->
          known(controller, who, request)
              .map(task -> shown(controller, task))
              .orElseGet(Problem::notFound);
      case DONE -> close(controller, who, request, EVIDENCE);
      case IMPOSSIBLE -> close(controller, who, request, REASON);
    };
  }

  private HttpAnswer list(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    String state = request.query().getOrDefault("state", "open");
    if (!STATES.contains(state)) {
      return Problem.malformed("malformed-state");
    }
    ManageTasks.Found found =
        manageTasks().list(controller, state, task -> may(who, task), PageQuery.of(request));
    return Listing.answer(found.tasks().stream().map(TaskJson::of).toList(), found.nextCursor());
  }

  /// Once closed it stays as it was closed: the same words again are answered alike, others not.
  private HttpAnswer close(
      Controller controller,
      AccessControl.Decision.Admitted who,
      HttpRequest request,
      String member) {
    Optional<Task> task = known(controller, who, request);
    if (task.isEmpty()) {
      return Problem.notFound();
    }
    return switch (JsonBody.read(request, Set.of(member))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(Map<String, Object> members) -> {
        String words = members.get(member) instanceof String text ? text.strip() : "";
        String code = fault(words);
        if (!code.isEmpty()) {
          yield Problem.of(
              400,
              "invalid-task",
              "The request is not complete",
              List.of(new FieldError(member, code)));
        }
        EntryId id = task.get().id();
        Optional<Task> closed =
            member.equals(EVIDENCE)
                ? manageTasks().done(controller, id, words, who.subject())
                : manageTasks().impossible(controller, id, words, who.subject());
        yield closed
            .map(now -> said(now.state(), member, words) ? shown(controller, now) : alreadyClosed())
            .orElseGet(Problem::notFound);
      }
    };
  }

  private static String fault(String words) {
    if (words.isEmpty()) {
      return "required";
    }
    boolean storable = words.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    if (!storable) {
      return "not-text";
    }
    return words.codePointCount(0, words.length()) > LONGEST ? "too-long" : "";
  }

  private static boolean said(TaskState state, String member, String words) {
    return switch (state) {
      case TaskState.Open _ -> false;
      case TaskState.Done(String evidence, var _, var _) ->
          member.equals(EVIDENCE) && evidence.equals(words);
      case TaskState.Impossible(String reason, var _, var _) ->
          member.equals(REASON) && reason.equals(words);
    };
  }

  private static HttpAnswer alreadyClosed() {
    return Problem.of(409, "already-closed", "The task was closed before, with other words");
  }

  private HttpAnswer shown(Controller controller, Task task) {
    return HttpAnswer.json(
        200, Json.text(TaskJson.of(task, manageTasks().letter(controller, task))));
  }

  private Optional<Task> known(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    String id = request.path().getOrDefault("id", "");
    return EntryId.isWellFormed(id)
        ? manageTasks().one(controller, new EntryId(id)).filter(task -> may(who, task))
        : Optional.empty();
  }

  private static boolean may(AccessControl.Decision.Admitted who, Task task) {
    return task.permissions().stream().anyMatch(who::may);
  }
}
