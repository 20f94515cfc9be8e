package fi.samtycke.rights.restriction;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.AnsweredCases;
import fi.samtycke.rights.cases.AnsweredCases.Found;
import fi.samtycke.rights.cases.AnsweredCases.Why;
import fi.samtycke.rights.cases.CaseProblems;
import fi.samtycke.rights.cases.StaffInput;
import fi.samtycke.rights.restriction.RestrictSubjects.Released;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Restricts what a case is about, and lets it be used again: `POST cases/{id}/restrict` and `POST
/// cases/{id}/release` under `/api/{controller}`. Needs `cases.handle`. The first release tells the
/// person, the second one carries it out; also when the case is over.
public final class RestrictSubjectsHandler extends SignedInHandler {
  private static final String ROUTE = "/api/{controller}/cases/{id}/";

  /// Art. 18(1): what is disputed, needed, or objected to; a consent taken back restricts by
  /// itself.
  private static final Set<RequestKind> KINDS =
      EnumSet.of(RequestKind.RESTRICTION, RequestKind.RECTIFICATION, RequestKind.OBJECTION);

  private final AnsweredCases cases;
  private final RestrictSubjects restrict;
  private final InstantSource clock;

  public RestrictSubjectsHandler() {
    this(Wiring.ofProcess());
  }

  public RestrictSubjectsHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private RestrictSubjectsHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.cases = new AnsweredCases(wiring, dynamoDb);
    this.restrict =
        new RestrictSubjects(wiring, dynamoDb, new Work(wiring, dynamoDb, new SecureRandom()));
    this.clock = wiring.clock();
    Priming.run(wiring, RestrictSubjectsHandler::new, priming(ROUTE + "restrict"));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of("cases.handle");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = StaffInput.id(request, "id");
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    Actor actor = new Actor.Staff(who.subject());
    Instant now = clock.instant();
    return request.routeKey().endsWith("/release")
        ? release(controller, id.get(), actor, now)
        : restrict(controller, id.get(), actor, now);
  }

  private HttpAnswer restrict(Controller controller, EntryId id, Actor actor, Instant now) {
    return switch (cases.find(controller, id, KINDS)) {
      case Found.Answered found -> {
        restrict.restrict(controller, found, actor, now);
        yield state(200, "restricted");
      }
      case Found.Over _ -> CaseProblems.of(Why.NOT_NOW);
      case Found.Not(Why why) -> CaseProblems.of(why);
    };
  }

  private HttpAnswer release(Controller controller, EntryId id, Actor actor, Instant now) {
    return switch (cases.findAlsoOver(controller, id, KINDS)) {
      case Found.Answered(var _, var request, var contacts) ->
          released(restrict.release(controller, request, contacts, actor, now));
      case Found.Over(var request, var contacts) ->
          released(restrict.release(controller, request, contacts, actor, now));
      case Found.Not(Why why) -> CaseProblems.of(why);
    };
  }

  private static HttpAnswer released(Released released) {
    return switch (released) {
      case TELLING -> state(202, "telling");
      case DONE -> state(200, "released");
      case KEPT -> state(200, "restricted");
    };
  }

  private static HttpAnswer state(int status, String state) {
    return HttpAnswer.json(
        status,
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringField("state", state);
          json.writeEndObject();
        }));
  }
}
