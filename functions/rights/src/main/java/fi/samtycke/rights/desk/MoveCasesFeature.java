package fi.samtycke.rights.desk;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.desk.StepBody.Name;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Staff write a request down, `POST cases`, and take the steps of a case: `POST cases/{id}/verify`
/// `{"how"}`, `/subjects` `{"entries"}`, `/begin`, `/extend` `{"reasons"}`, `/refuse` `{"reason"}`,
/// `/fulfil` `{"note"}`, `/withdraw`, `/extract`, under `/api/{controller}`. Needs `cases.handle`,
/// the last one `extracts.make`.
public final class MoveCasesFeature extends SignedInFeature<MoveCasesFeature.Act> {
  sealed interface Act {
    record Register() implements Act {}

    record Take(Name step) implements Act {}
  }

  private static final String CASES = "/api/{controller}/cases";
  private static final String CASE = CASES + "/{id}";
  private static final String PERMISSION = "cases.handle";

  private final Supplier<RegisterCase> registerCase;
  private final Supplier<TakeStep> takeStep;
  private final InstantSource clock;

  public MoveCasesFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("POST", CASES, new Act.Register(), PERMISSION)
            .route("POST", CASE + "/verify", new Act.Take(Name.VERIFY), PERMISSION)
            .route("POST", CASE + "/subjects", new Act.Take(Name.CHOOSE), PERMISSION)
            .route("POST", CASE + "/begin", new Act.Take(Name.BEGIN), PERMISSION)
            .route("POST", CASE + "/extend", new Act.Take(Name.EXTEND), PERMISSION)
            .route("POST", CASE + "/refuse", new Act.Take(Name.REFUSE), PERMISSION)
            .route("POST", CASE + "/fulfil", new Act.Take(Name.FULFIL), PERMISSION)
            .route("POST", CASE + "/withdraw", new Act.Take(Name.WITHDRAW), PERMISSION)
            .route("POST", CASE + "/extract", new Act.Take(Name.EXTRACT), "extracts.make"));
    this.registerCase = () -> new RegisterCase(wiring, dynamoDb, digests, work);
    this.takeStep = () -> new TakeStep(wiring, dynamoDb, digests, work);
    this.clock = wiring.clock();
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Actor actor = new Actor.Staff(who.subject());
    return switch (act) {
      case Act.Register _ -> register(controller, who, request);
      case Act.Take(Name step) ->
          request
              .id("id")
              .map(id ->
                  StepBody.read(step, request)
                      .answer(
                          "invalid-step",
                          "The step is not complete",
                          read ->
                              takeStep
                                  .get()
                                  .take(controller, id, read, actor)
                                  .map(MoveCasesFeature::refused)
                                  .orElseGet(HttpAnswer::noContent)))
              .orElseGet(Problem::notFound);
    };
  }

  private HttpAnswer register(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), controller.zone());
    return CaseBody.read(controller, request, today)
        .answer(
            "invalid-case",
            "The case is not complete",
            body ->
                registerCase
                    .get()
                    .register(controller, body, who.subject())
                    .map(id -> HttpAnswer.json(202, json -> json.put("id", id.value())))
                    .orElseGet(MoveCasesFeature::unknownContact));
  }

  private static HttpAnswer unknownContact() {
    return Problem.of(
        400,
        "invalid-case",
        "The case is not complete",
        List.of(new FieldError("contact", "unknown-contact")));
  }

  private static HttpAnswer refused(Refusal why) {
    return switch (why) {
      case UNKNOWN -> Problem.notFound();
      case WRONG_STATE ->
          Problem.of(409, "wrong-state", "The state of the case does not allow this step");
      case NOT_A_CANDIDATE ->
          Problem.of(409, "not-a-candidate", "The entry is not a candidate for this case");
      case ERASURE_DECIDED ->
          Problem.of(409, "erasure-decided", "A decided erasure cannot be withdrawn");
      case NOT_AN_EXTRACT -> Problem.of(409, "not-an-extract", "The case is of another kind");
      case ADDRESS_COOLING ->
          Problem.of(409, "address-cooling", "The address was changed a short while ago");
      case TOO_LATE_TO_EXTEND ->
          Problem.of(409, "too-late-to-extend", "The period can be extended once, before it ends");
      case NOT_DONE -> Problem.of(409, "not-done", "Parts of the case are still open");
    };
  }
}
