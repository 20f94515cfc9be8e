package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is to be done at recipients: `GET tasks?state=open|done|impossible`, `GET tasks/{id}`,
/// `POST tasks/{id}/done` `{"evidence"}` and `POST tasks/{id}/impossible` `{"reason"}` under
/// `/api/{controller}`. Needs `cases.handle`; for the copies of chats `chats.erase` is enough.
public final class ManageTasksHandler extends SignedInHandler {
  private static final String TASKS = "/api/{controller}/tasks";
  private static final String EVIDENCE = "evidence";
  private static final String REASON = "reason";
  private static final Set<String> STATES = Set.of("open", "done", "impossible");
  private static final int LONGEST = 2_000;

  private final ManageTasks manageTasks;

  public ManageTasksHandler() {
    this(Wiring.ofProcess());
  }

  public ManageTasksHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ManageTasksHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.manageTasks =
        new ManageTasks(wiring, dynamoDb, new Work(wiring, dynamoDb, new SecureRandom()));
    Priming.run(wiring, ManageTasksHandler::new, priming(TASKS));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return Task.PERMISSIONS;
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return switch (request.routeKey()) {
      case "GET " + TASKS -> list(controller, who, request);
      case "GET " + TASKS + "/{id}" ->
          known(controller, who, request)
              .map(task -> shown(controller, task))
              .orElseGet(Problem::notFound);
      case "POST " + TASKS + "/{id}/done" -> close(controller, who, request, EVIDENCE);
      case "POST " + TASKS + "/{id}/impossible" -> close(controller, who, request, REASON);
      default -> Problem.notFound();
    };
  }

  private HttpAnswer list(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    String state = request.query().getOrDefault("state", "open");
    if (!STATES.contains(state)) {
      return Problem.malformed("malformed-state");
    }
    ManageTasks.Found found =
        manageTasks.list(controller, state, task -> may(who, task), PageQuery.of(request));
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
                ? manageTasks.done(controller, id, words, who.subject())
                : manageTasks.impossible(controller, id, words, who.subject());
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
    return HttpAnswer.json(200, Json.text(TaskJson.of(task, manageTasks.letter(controller, task))));
  }

  private Optional<Task> known(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    String id = request.path().getOrDefault("id", "");
    return EntryId.isWellFormed(id)
        ? manageTasks.one(controller, new EntryId(id)).filter(task -> may(who, task))
        : Optional.empty();
  }

  private static boolean may(AccessControl.Decision.Admitted who, Task task) {
    return task.permissions().stream().anyMatch(who::may);
  }
}
