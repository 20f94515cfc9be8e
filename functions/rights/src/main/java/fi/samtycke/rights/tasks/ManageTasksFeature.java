package fi.samtycke.rights.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.MalformedRequestException;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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

  private final Supplier<ManageTasks> manageTasks;

  public ManageTasksFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", TASKS, Act.LIST, Task.PERMISSIONS)
            .route("GET", TASKS + "/{id}", Act.READ, Task.PERMISSIONS)
            .route("POST", TASKS + "/{id}/done", Act.DONE, Task.PERMISSIONS)
            .route("POST", TASKS + "/{id}/impossible", Act.IMPOSSIBLE, Task.PERMISSIONS));
    this.manageTasks = () -> new ManageTasks(wiring, dynamoDb, work);
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
      throw new MalformedRequestException("malformed-state");
    }
    Listings.Page<Task> found =
        manageTasks.get().list(controller, state, task -> may(who, task), PageQuery.of(request));
    return Listing.answer(found.rows(), TaskJson::of, found.next());
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
    EntryId id = task.get().id();
    Input in = new Input(Body.ofStaff(request, member));
    Value<String> words = in.words(member, LONGEST).required();
    return in.whole(words::get)
        .answer(
            "invalid-task",
            "The request is not complete",
            said ->
                manageTasks
                    .get()
                    .close(controller, id, member.equals(EVIDENCE), said, who.subject())
                    .map(now ->
                        said(now.state(), member, said) ? shown(controller, now) : alreadyClosed())
                    .orElseGet(Problem::notFound));
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
    return Problem.of(409, "already-closed", "The task is already closed with different evidence");
  }

  private HttpAnswer shown(Controller controller, Task task) {
    return HttpAnswer.json(200, TaskJson.of(task, manageTasks.get().letter(controller, task)));
  }

  private Optional<Task> known(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return request
        .id("id")
        .flatMap(id -> manageTasks.get().one(controller, id))
        .filter(task -> may(who, task));
  }

  private static boolean may(AccessControl.Decision.Admitted who, Task task) {
    return task.permissions().stream().anyMatch(who::may);
  }
}
