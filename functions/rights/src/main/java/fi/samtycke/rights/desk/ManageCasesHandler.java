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
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.register.AddressCooling;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.TaskStore;
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
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff write a request down, `POST cases`, and take the steps of a case: `POST cases/{id}/verify`
/// `{"how"}`, `/subjects` `{"entries"}`, `/begin`, `/extend` `{"reasons"}`, `/refuse` `{"reason"}`,
/// `/fulfil` `{"note"}`, `/withdraw`, `/extract`, under `/api/{controller}`. Needs `cases.handle`,
/// the last one `extracts.make`.
public final class ManageCasesHandler extends SignedInHandler {
  private static final String CASES = "/api/{controller}/cases";
  private static final String STEP = "POST " + CASES + "/{id}/";

  /// The steps, with the one member that each takes; empty for none.
  private static final Map<String, String> STEPS =
      Map.of(
          "verify", "how",
          "subjects", "entries",
          "begin", "",
          "extend", "reasons",
          "refuse", "reason",
          "fulfil", "note",
          "withdraw", "",
          "extract", "");

  private final RegisterCase registerCase;
  private final MoveCase tendCase;
  private final AnswerCase answerCase;
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
    CaseStore cases = new CaseStore(wiring, dynamoDb);
    ActAtOnce actAtOnce = new ActAtOnce(wiring, dynamoDb, digests, random);
    this.registerCase =
        new RegisterCase(
            new CaseEntrance(wiring, dynamoDb, digests, random),
            new RegisterStore(wiring, dynamoDb),
            new Transactions(dynamoDb),
            wiring.clock(),
            random);
    TakeStep takeStep =
        new TakeStep(cases, new CaseSteps(wiring, dynamoDb, random), wiring.clock());
    OpenParts openParts = new OpenParts(cases, new TaskStore(wiring, dynamoDb));
    this.tendCase =
        new MoveCase(
            cases,
            takeStep,
            new ConfirmCase(wiring, dynamoDb, digests, actAtOnce),
            actAtOnce,
            new Candidates(wiring, dynamoDb, digests),
            new AddressCooling(wiring, dynamoDb),
            openParts);
    this.answerCase = new AnswerCase(cases, takeStep, openParts);
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
    Optional<EntryId> id = CaseRoutes.id(request);
    return STEPS.containsKey(step) && id.isPresent()
        ? step(controller, who, request, step, id.get())
        : Problem.notFound();
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
      Controller controller,
      AccessControl.Decision.Admitted who,
      HttpRequest request,
      String step,
      EntryId id) {
    String member = STEPS.getOrDefault(step, "");
    Actor actor = new Actor.Staff(who.subject());
    if (member.isEmpty()) {
      return answer(
          switch (step) {
            case "begin" -> tendCase.begin(controller, id, actor);
            case "extract" -> tendCase.extract(controller, id, actor);
            default -> tendCase.withdraw(controller, id, actor);
          });
    }
    return switch (JsonBody.read(request, Set.of(member))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(var members) when member.equals("entries") -> {
        List<EntryId> entries = CaseRoutes.entries(members);
        yield entries.isEmpty()
            ? CaseRoutes.invalid(member, "required")
            : answer(tendCase.choose(controller, id, entries, actor));
      }
      case JsonBody.Outcome.Read(var members) ->
          CaseRoutes.words(members, member)
              .map(words -> answer(worded(controller, step, id, words, actor)))
              .orElseGet(() -> CaseRoutes.invalid(member, CaseRoutes.fault(members, member)));
    };
  }

  private StepOutcome worded(
      Controller controller, String step, EntryId id, String words, Actor actor) {
    return switch (step) {
      case "verify" -> tendCase.verify(controller, id, words, actor);
      case "extend" -> answerCase.extend(controller, id, words, actor);
      case "refuse" -> answerCase.refuse(controller, id, words, actor);
      default -> answerCase.fulfil(controller, id, words, actor);
    };
  }

  private static HttpAnswer answer(StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Taken _ -> HttpAnswer.of(204, "application/json", "");
      case StepOutcome.Unknown _ -> Problem.notFound();
      case StepOutcome.NotNow(String code, String title) -> Problem.of(409, code, title);
    };
  }
}
