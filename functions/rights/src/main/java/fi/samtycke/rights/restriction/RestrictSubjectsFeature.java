package fi.samtycke.rights.restriction;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.AnsweredCases;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Restricts what a case is about, and lets it be used again: `POST cases/{id}/restrict` and `POST
/// cases/{id}/release` under `/api/{controller}`. Needs `cases.handle`. The first release tells the
/// person, the second one carries it out; also when the case is over.
public final class RestrictSubjectsFeature extends SignedInFeature<RestrictSubjectsFeature.Act> {
  enum Act {
    RESTRICT,
    RELEASE
  }

  private static final String CASE = "/api/{controller}/cases/{id}";
  private static final String PERMISSION = "cases.handle";

  /// Art. 18(1): what is disputed, needed, or objected to; a consent taken back restricts by
  /// itself.
  private static final Set<RequestKind> KINDS =
      EnumSet.of(RequestKind.RESTRICTION, RequestKind.RECTIFICATION, RequestKind.OBJECTION);

  private final Supplier<AnsweredCases> cases;
  private final Supplier<RestrictSubjects> restrictSubjects;
  private final InstantSource clock;

  public RestrictSubjectsFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("POST", CASE + "/restrict", Act.RESTRICT, PERMISSION)
            .route("POST", CASE + "/release", Act.RELEASE, PERMISSION));
    this.cases = () -> new AnsweredCases(wiring, dynamoDb);
    this.restrictSubjects = () -> new RestrictSubjects(wiring, dynamoDb, work);
    this.clock = wiring.clock();
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = request.id("id");
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    RestrictSubjects restrict = restrictSubjects.get();
    Actor actor = new Actor.Staff(who.subject());
    Instant now = clock.instant();
    return switch (act) {
      case RESTRICT ->
          cases
              .get()
              .answer(
                  controller,
                  id.get(),
                  KINDS,
                  found ->
                      restrict.restrict(controller, found, actor, now)
                          ? state(200, "restricted")
                          : AnsweredCases.notNow());
      case RELEASE ->
          cases
              .get()
              .answerAlsoOver(
                  controller,
                  id.get(),
                  KINDS,
                  (about, contacts) ->
                      released(restrict.release(controller, about, contacts, actor, now)));
    };
  }

  private static HttpAnswer released(RestrictSubjects.Released outcome) {
    return switch (outcome) {
      case TELLING -> state(202, "telling");
      case DONE -> state(200, "released");
      case KEPT -> state(200, "restricted");
    };
  }

  private static HttpAnswer state(int status, String state) {
    return HttpAnswer.json(status, json -> json.put("state", state));
  }
}
