package fi.samtycke.rights.tasks;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.tasks.ManageTasks.Closing;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is to be done at recipients and in systems outside: `GET tasks?state=open|done|impossible`,
/// `GET tasks/{id}`, `POST tasks/{id}/done` `{"evidence"}`, of a search also `{"found", "sentOn"}`,
/// and `POST tasks/{id}/impossible` `{"reason"}` under `/api/{controller}`. Needs `cases.handle`;
/// for the copies of chats `chats.erase` is enough.
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
  private static final String FOUND = "found";
  private static final String SENT_ON = "sentOn";
  private static final Set<String> STATES = Set.of("open", "done", "impossible");
  private static final int LONGEST = 2_000;

  private final Supplier<ManageTasks> manageTasks;
  private final InstantSource clock;

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
    this.clock = wiring.clock();
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
    return Listing.answer(found.rows(), task -> TaskJson.of(controller, task), found.next());
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
    return closing(controller, task.get(), request, member)
        .answer(
            "invalid-task",
            "The request is not complete",
            said ->
                manageTasks
                    .get()
                    .close(controller, task.get().id(), said, who.subject())
                    .map(now -> said(now.state(), said) ? shown(controller, now) : alreadyClosed())
                    .orElseGet(Problem::notFound));
  }

  private Input.Outcome<Closing> closing(
      Controller controller, Task task, HttpRequest request, String member) {
    boolean search = task.kind() == TaskKind.SEARCH && member.equals(EVIDENCE);
    Input in =
        new Input(
            search
                ? Body.ofStaff(request, EVIDENCE, FOUND, SENT_ON)
                : Body.ofStaff(request, member));
    Value<String> words = in.words(member, LONGEST).required();
    Optional<LocalDate> sentOn = search ? sentOn(controller, task, in) : Optional.empty();
    return in.whole(() -> new Closing(member.equals(EVIDENCE), words.get(), sentOn));
  }

  /// A search says whether it found anything; only then was something sent. It can be sent on no
  /// day before it was asked for and on none to come.
  private Optional<LocalDate> sentOn(Controller controller, Task task, Input in) {
    Value<Boolean> found = in.choice(FOUND, ManageTasksFeature::yesOrNo).required();
    LocalDate opened = LocalDate.ofInstant(task.openedAt(), controller.zone());
    LocalDate today = LocalDate.ofInstant(clock.instant(), controller.zone());
    Value<LocalDate> day =
        in.date(SENT_ON)
            .when(sent -> !sent.isBefore(opened), "before-the-request")
            .when(sent -> !sent.isAfter(today), "in-the-future");
    return found
        .optional()
        .flatMap(any -> (any ? day.required() : day.when(_ -> false, "nothing-found")).optional());
  }

  private static Optional<Boolean> yesOrNo(String text) {
    return Optional.of(text.equals("true")).filter(yes -> yes || text.equals("false"));
  }

  private static boolean said(TaskState state, Closing closing) {
    return switch (state) {
      case TaskState.Open _ -> false;
      case TaskState.Done(String evidence, var sentOn, var _, var _) ->
          closing.done() && evidence.equals(closing.words()) && sentOn.equals(closing.sentOn());
      case TaskState.Impossible(String reason, var _, var _) ->
          !closing.done() && reason.equals(closing.words());
    };
  }

  private static HttpAnswer alreadyClosed() {
    return Problem.of(409, "already-closed", "The task is already closed with different evidence");
  }

  private HttpAnswer shown(Controller controller, Task task) {
    return HttpAnswer.json(
        200, TaskJson.of(controller, task, manageTasks.get().letter(controller, task)));
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
