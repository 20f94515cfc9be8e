package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.StaffInput;
import fi.samtycke.rights.desk.StepOutcome.Refusal;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff write a request down, `POST cases`, and take the steps of a case: `POST cases/{id}/verify`
/// `{"how"}`, `/subjects` `{"entries"}`, `/begin`, `/extend` `{"reasons"}`, `/refuse` `{"reason"}`,
/// `/fulfil` `{"note"}`, `/withdraw`, `/extract`, under `/api/{controller}`. Needs `cases.handle`,
/// the last one `extracts.make`.
public final class ManageCasesHandler extends SignedInHandler {
  private static final String CASES = "/api/{controller}/cases";
  private static final String STEP = "POST " + CASES + "/{id}/";

  private final RegisterCase registerCase;
  private final TakeStep takeStep;
  private final InstantSource clock;

  public ManageCasesHandler() {
    this(Wiring.ofProcess());
  }

  public ManageCasesHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring), new SecureRandom());
  }

  private ManageCasesHandler(Wiring wiring, DynamoDbClient dynamoDb, SecureRandom random) {
    super(wiring, dynamoDb);
    this.clock = wiring.clock();
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    Work work = new Work(wiring, dynamoDb, random);
    this.registerCase = new RegisterCase(wiring, dynamoDb, digests, work);
    this.takeStep = new TakeStep(wiring, dynamoDb, digests, work);
    Priming.run(wiring, ManageCasesHandler::new, priming(CASES));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of(request.routeKey().equals(STEP + "extract") ? "extracts.make" : "cases.handle");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    if (request.routeKey().equals("POST " + CASES)) {
      return switch (JsonBody.read(request, CaseBody.MEMBERS)) {
        case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
        case JsonBody.Outcome.Read(var members) -> register(controller, who, members);
      };
    }
    String step =
        request.routeKey().startsWith(STEP) ? request.routeKey().substring(STEP.length()) : "";
    return StaffInput.id(request, "id")
        .map(id -> step(controller, id, step, new Actor.Staff(who.subject()), request))
        .orElseGet(Problem::notFound);
  }

  private HttpAnswer register(
      Controller controller, AccessControl.Decision.Admitted who, Map<String, Object> members) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), controller.zone());
    CaseBody body = CaseBody.read(controller, members, today);
    if (!body.errors().isEmpty()) {
      return Problem.of(400, "invalid-case", "The case is not complete", body.errors());
    }
    return registerCase
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

  private HttpAnswer step(
      Controller controller, EntryId id, String name, Actor actor, HttpRequest request) {
    return switch (StepBody.read(name, request)) {
      case StepBody.Outcome.Unknown _ -> Problem.notFound();
      case StepBody.Outcome.Refused(HttpAnswer why) -> why;
      case StepBody.Outcome.Read(StaffStep step) ->
          switch (takeStep.take(controller, id, step, actor)) {
            case StepOutcome.Taken _ -> HttpAnswer.of(204, "application/json", "");
            case StepOutcome.Unknown _ -> Problem.notFound();
            case StepOutcome.Refused(Refusal why) -> refused(why);
          };
    };
  }

  private static HttpAnswer refused(Refusal why) {
    return switch (why) {
      case WRONG_STATE ->
          Problem.of(409, "wrong-state", "A case in this state does not allow this");
      case NOT_A_CANDIDATE ->
          Problem.of(409, "not-a-candidate", "The entry is not a candidate for this case");
      case ERASURE_DECIDED ->
          Problem.of(409, "erasure-decided", "The erasure is decided, and is not taken back");
      case NOT_AN_EXTRACT -> Problem.of(409, "not-an-extract", "The case asks for something else");
      case ADDRESS_COOLING ->
          Problem.of(409, "address-cooling", "The address was changed a short while ago");
      case TOO_LATE_TO_EXTEND ->
          Problem.of(
              409, "too-late-to-extend", "The time is extended once, within the first period");
      case NOT_DONE -> Problem.of(409, "not-done", "Something of the case is still open");
    };
  }
}
