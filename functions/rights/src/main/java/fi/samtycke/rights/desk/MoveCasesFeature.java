package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.request.ActAtOnce;
import fi.samtycke.rights.request.ConfirmCase;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.register.AddressCooling;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff write a request down, `POST cases`, and take the steps of a case: `POST cases/{id}/verify`
/// `{"how"}`, `/subjects` `{"entries"}`, `/begin`, `/extend` `{"reasons"}`, `/refuse` `{"reason"}`,
/// `/fulfil` `{"note"}`, `/withdraw`, `/extract`, under `/api/{controller}`. Needs `cases.handle`,
/// the last one `extracts.make`.
public final class MoveCasesFeature extends SignedInFeature<MoveCasesFeature.Act> {
  enum Act {
    REGISTER,
    VERIFY,
    CHOOSE,
    BEGIN,
    EXTEND,
    REFUSE,
    FULFIL,
    WITHDRAW,
    EXTRACT
  }

  private static final String CASES = "/api/{controller}/cases";
  private static final String CASE = CASES + "/{id}";
  private static final String PERMISSION = "cases.handle";
  private static final String ENTRIES = "entries";

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Digests digests;
  private final RandomGenerator random;

  public MoveCasesFeature(
      AccessControl access,
      Wiring wiring,
      DynamoDbClient dynamoDb,
      Digests digests,
      RandomGenerator random) {
    super(
        access,
        new Routes<Act>()
            .route("POST", CASES, Act.REGISTER, PERMISSION)
            .route("POST", CASE + "/verify", Act.VERIFY, PERMISSION)
            .route("POST", CASE + "/subjects", Act.CHOOSE, PERMISSION)
            .route("POST", CASE + "/begin", Act.BEGIN, PERMISSION)
            .route("POST", CASE + "/extend", Act.EXTEND, PERMISSION)
            .route("POST", CASE + "/refuse", Act.REFUSE, PERMISSION)
            .route("POST", CASE + "/fulfil", Act.FULFIL, PERMISSION)
            .route("POST", CASE + "/withdraw", Act.WITHDRAW, PERMISSION)
            .route("POST", CASE + "/extract", Act.EXTRACT, "extracts.make"));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.digests = digests;
    this.random = random;
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = CaseRoutes.id(request);
    Actor actor = new Actor.Staff(who.subject());
    return switch (act) {
      case REGISTER ->
          switch (JsonBody.read(request, CaseBody.MEMBERS)) {
            case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
            case JsonBody.Outcome.Read(var members) -> register(controller, who, members);
          };
      case VERIFY ->
          worded(id, request, "how", (it, how) -> moveCase().verify(controller, it, how, actor));
      case CHOOSE ->
          id.map(it -> choose(controller, it, actor, request)).orElseGet(Problem::notFound);
      case BEGIN -> step(id, it -> moveCase().begin(controller, it, actor));
      case EXTEND ->
          worded(
              id,
              request,
              "reasons",
              (it, said) -> answerCase().extend(controller, it, said, actor));
      case REFUSE ->
          worded(
              id,
              request,
              "reason",
              (it, said) -> answerCase().refuse(controller, it, said, actor));
      case FULFIL ->
          worded(
              id, request, "note", (it, said) -> answerCase().fulfil(controller, it, said, actor));
      case WITHDRAW -> step(id, it -> moveCase().withdraw(controller, it, actor));
      case EXTRACT -> step(id, it -> moveCase().extract(controller, it, actor));
    };
  }

  private HttpAnswer register(
      Controller controller, AccessControl.Decision.Admitted who, Map<String, Object> members) {
    LocalDate today = LocalDate.ofInstant(wiring.clock().instant(), controller.zone());
    CaseBody body = CaseBody.read(controller, members, today);
    if (!body.errors().isEmpty()) {
      return Problem.of(400, "invalid-case", "The case is not complete", body.errors());
    }
    return registerCase()
        .register(controller, body, who.subject())
        .map(id ->
            HttpAnswer.json(
                202,
                Json.text(json -> {
                  json.writeStartObject();
                  json.writeStringField("id", id.value());
                  json.writeEndObject();
                })))
        .orElseGet(() ->
            Problem.of(
                400,
                "invalid-case",
                "The case is not complete",
                List.of(new FieldError("contact", "unknown-contact"))));
  }

  private HttpAnswer choose(Controller controller, EntryId id, Actor actor, HttpRequest request) {
    return switch (JsonBody.read(request, Set.of(ENTRIES))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(var members) -> {
        List<EntryId> entries = CaseRoutes.entries(members);
        yield entries.isEmpty()
            ? CaseRoutes.invalid(ENTRIES, "required")
            : answer(moveCase().choose(controller, id, entries, actor));
      }
    };
  }

  /// A step that takes nothing.
  private static HttpAnswer step(Optional<EntryId> id, Function<EntryId, StepOutcome> step) {
    return id.map(step).map(MoveCasesFeature::answer).orElseGet(Problem::notFound);
  }

  /// A step that takes one text.
  private static HttpAnswer worded(
      Optional<EntryId> id,
      HttpRequest request,
      String member,
      BiFunction<EntryId, String, StepOutcome> step) {
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    return switch (JsonBody.read(request, Set.of(member))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(var members) ->
          CaseRoutes.words(members, member)
              .map(words -> answer(step.apply(id.get(), words)))
              .orElseGet(() -> CaseRoutes.invalid(member, CaseRoutes.fault(members, member)));
    };
  }

  private static HttpAnswer answer(StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Taken _ -> HttpAnswer.of(204, "application/json", "");
      case StepOutcome.Unknown _ -> Problem.notFound();
      case StepOutcome.NotNow(String code, String title) -> Problem.of(409, code, title);
    };
  }

  private RegisterCase registerCase() {
    return new RegisterCase(
        new CaseEntrance(wiring, dynamoDb, digests, random),
        new RegisterStore(wiring, dynamoDb),
        new Transactions(dynamoDb),
        wiring.clock(),
        random);
  }

  private MoveCase moveCase() {
    CaseStore cases = new CaseStore(wiring, dynamoDb);
    ActAtOnce actAtOnce = new ActAtOnce(wiring, dynamoDb, digests, random);
    return new MoveCase(
        cases,
        takeStep(cases),
        new ConfirmCase(wiring, dynamoDb, digests, actAtOnce),
        actAtOnce,
        new Candidates(wiring, dynamoDb, digests),
        new AddressCooling(wiring, dynamoDb),
        openParts(cases));
  }

  private AnswerCase answerCase() {
    CaseStore cases = new CaseStore(wiring, dynamoDb);
    return new AnswerCase(cases, takeStep(cases), openParts(cases));
  }

  private TakeStep takeStep(CaseStore cases) {
    return new TakeStep(cases, new CaseSteps(wiring, dynamoDb, random), wiring.clock());
  }

  private OpenParts openParts(CaseStore cases) {
    return new OpenParts(cases, new TaskStore(wiring, dynamoDb));
  }
}
