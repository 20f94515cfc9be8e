package fi.samtycke.rights.erasure;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.erasure.DecideErasure.Outcome;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What an erasure comes to, and the decision: `GET` and `POST cases/{id}/erasure` under
/// `/api/{controller}`. Needs `contacts.erase` and `cases.handle`. `GET` changes nothing.
public final class DecideErasureFeature extends SignedInFeature<DecideErasureFeature.Act> {
  enum Act {
    LOOK,
    DECIDE
  }

  private static final String ROUTE = "/api/{controller}/cases/{id}/erasure";
  private static final String PERMISSION = "contacts.erase";

  private final Supplier<DecideErasure> decideErasure;

  public DecideErasureFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", ROUTE, Act.LOOK, PERMISSION)
            .route("POST", ROUTE, Act.DECIDE, PERMISSION));
    this.decideErasure = () -> new DecideErasure(wiring, dynamoDb, digests, work);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    if (!who.may("cases.handle")) {
      return Problem.notPermitted();
    }
    return request
        .id("id")
        .map(id ->
            switch (act) {
              case LOOK -> shown(controller, decideErasure.get().look(controller, id));
              case DECIDE ->
                  decided(controller, decideErasure.get().decide(controller, id, who.subject()));
            })
        .orElseGet(Problem::notFound);
  }

  private static HttpAnswer shown(Controller controller, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Undecided(ErasureScope scope) ->
          HttpAnswer.json(200, ErasureJson.of(controller, scope));
      case Outcome.Decided(ErasurePlan plan, boolean _) ->
          HttpAnswer.json(200, ErasureJson.of(plan));
      case Outcome.Unknown _ -> Problem.notFound();
      case Outcome.AnotherKind _ ->
          Problem.of(409, "not-an-erasure", "The case is of another kind");
      case Outcome.NotNow _ ->
          Problem.of(409, "not-confirmed", "The case is not confirmed, or already closed");
      case Outcome.NobodyChosen _ ->
          Problem.of(409, "choose-subjects", "The subjects of the case are not chosen yet");
    };
  }

  /// Whoever comes second is told (A29).
  private static HttpAnswer decided(Controller controller, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Decided(ErasurePlan plan, boolean now) when now ->
          HttpAnswer.json(202, ErasureJson.of(plan));
      case Outcome.Decided _ ->
          Problem.of(409, "already-decided", "The erasure is already decided");
      case Outcome.Undecided _ -> Problem.busy();
      case Outcome.Unknown _, Outcome.AnotherKind _, Outcome.NotNow _, Outcome.NobodyChosen _ ->
          shown(controller, outcome);
    };
  }
}
