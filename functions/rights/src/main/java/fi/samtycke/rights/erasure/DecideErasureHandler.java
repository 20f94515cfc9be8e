package fi.samtycke.rights.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.erasure.DecideErasure.Outcome;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What an erasure comes to, and the decision: `GET` and `POST cases/{id}/erasure` under
/// `/api/{controller}`. Needs `contacts.erase` and `cases.handle`. `GET` changes nothing.
public final class DecideErasureHandler extends SignedInHandler {
  private static final String ROUTE = "/api/{controller}/cases/{id}/erasure";

  private final DecideErasure decideErasure;

  public DecideErasureHandler() {
    this(Wiring.ofProcess());
  }

  public DecideErasureHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private DecideErasureHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.decideErasure =
        new DecideErasure(
            wiring,
            dynamoDb,
            Digests.readAhead(wiring, dynamoDb),
            new Work(wiring, dynamoDb, new SecureRandom()));
    Priming.run(wiring, DecideErasureHandler::new, priming(ROUTE));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of("contacts.erase");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    if (!who.may("cases.handle")) {
      return Problem.of(403, "not-permitted", "Your role does not permit this");
    }
    String id = request.path().getOrDefault("id", "");
    if (!EntryId.isWellFormed(id)) {
      return Problem.notFound();
    }
    return request.isPost()
        ? decided(decideErasure.decide(controller, new EntryId(id), who.subject()))
        : shown(decideErasure.look(controller, new EntryId(id)));
  }

  private static HttpAnswer shown(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Undecided(ErasureScope scope) ->
          HttpAnswer.json(200, Json.text(ErasureJson.of(scope)));
      case Outcome.Decided(ErasurePlan plan, boolean _) ->
          HttpAnswer.json(200, Json.text(ErasureJson.of(plan)));
      case Outcome.Unknown _ -> Problem.notFound();
      case Outcome.AnotherKind _ ->
          Problem.of(409, "not-an-erasure", "The case asks for something else");
      case Outcome.NotNow _ ->
          Problem.of(409, "not-confirmed", "The case is not confirmed, or is over");
      case Outcome.NobodyChosen _ ->
          Problem.of(409, "choose-subjects", "Choose whom the case is about first");
    };
  }

  /// Whoever comes second is told (A29).
  private static HttpAnswer decided(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Decided(ErasurePlan plan, boolean now) when now ->
          HttpAnswer.json(202, Json.text(ErasureJson.of(plan)));
      case Outcome.Decided _ ->
          Problem.of(409, "already-decided", "The erasure was decided before");
      case Outcome.Undecided _ -> Problem.busy();
      case Outcome.Unknown _, Outcome.AnotherKind _, Outcome.NotNow _, Outcome.NobodyChosen _ ->
          shown(outcome);
    };
  }
}
