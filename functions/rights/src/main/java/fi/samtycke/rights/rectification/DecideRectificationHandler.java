package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.AnsweredCases;
import fi.samtycke.rights.cases.AnsweredCases.Found;
import fi.samtycke.rights.cases.AnsweredCases.Why;
import fi.samtycke.rights.cases.CaseProblems;
import fi.samtycke.rights.cases.StaffInput;
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
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows what a data subject proposed, and decides on what he says is wrong: `GET` and `POST
/// cases/{id}/decisions`
/// `{"decisions":[{"field","decision":"accept|amend|refuse","value","reason"}],"verified"}` under
/// `/api/{controller}`, and `POST cases/{id}/approve-address`, by which a second person makes sure
/// of an address that was changed a short while ago (F12). Needs `cases.handle`.
public final class DecideRectificationHandler extends SignedInHandler {
  private static final String ROUTE = "/api/{controller}/cases/{id}/decisions";

  private static final Set<RequestKind> KIND = Set.of(RequestKind.RECTIFICATION);

  private static final String APPROVE = "/api/{controller}/cases/{id}/approve-address";

  private final AnsweredCases cases;
  private final ApproveAddress approve;
  private final DecideRectification decide;
  private final InstantSource clock;

  public DecideRectificationHandler() {
    this(Wiring.ofProcess());
  }

  public DecideRectificationHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private DecideRectificationHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.cases = new AnsweredCases(wiring, dynamoDb);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    this.decide =
        new DecideRectification(wiring, dynamoDb, Digests.readAhead(wiring, dynamoDb), work);
    this.approve = new ApproveAddress(wiring, dynamoDb, work);
    this.clock = wiring.clock();
    Priming.run(wiring, DecideRectificationHandler::new, priming(ROUTE));
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
    if (request.routeKey().equals("POST " + APPROVE)) {
      return switch (cases.find(controller, id.get(), EnumSet.allOf(RequestKind.class))) {
        case Found.Answered found ->
            approved(approve.approve(controller, found.contacts(), actor, clock.instant()));
        case Found.Over _ -> CaseProblems.of(Why.NOT_NOW);
        case Found.Not(Why why) -> CaseProblems.of(why);
      };
    }
    return request.isPost()
        ? take(controller, actor, request, id.get())
        : show(controller, id.get());
  }

  private HttpAnswer show(Controller controller, EntryId id) {
    return switch (cases.findAlsoOver(controller, id, KIND)) {
      case Found.Answered(var _, var _, var contacts) when contacts.size() > 1 ->
          CaseProblems.of(Why.NOBODY_CHOSEN);
      case Found.Over(var _, var contacts) when contacts.size() > 1 ->
          CaseProblems.of(Why.NOBODY_CHOSEN);
      case Found.Answered _, Found.Over _ ->
          shown(200, controller, id, decide.known(controller, id));
      case Found.Not(Why why) -> CaseProblems.of(why);
    };
  }

  private static HttpAnswer approved(ApproveAddress.Outcome outcome) {
    return switch (outcome) {
      case APPROVED -> HttpAnswer.of(204, "application/json", "");
      case NOTHING_TO_APPROVE -> Problem.of(409, "not-changed", "No address waits for an approval");
      case THE_SAME_PERSON ->
          Problem.of(409, "another-person", "Somebody else has to approve the address");
    };
  }

  private HttpAnswer take(Controller controller, Actor actor, HttpRequest request, EntryId id) {
    return switch (cases.find(controller, id, KIND)) {
      case Found.Answered(var _, var _, var contacts) when contacts.size() > 1 ->
          CaseProblems.of(Why.NOBODY_CHOSEN);
      case Found.Answered found ->
          switch (JsonBody.read(request, Set.of("decisions", "verified"))) {
            case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
            case JsonBody.Outcome.Read(var members) -> take(controller, actor, found, members);
          };
      case Found.Over _ -> CaseProblems.of(Why.NOT_NOW);
      case Found.Not(Why why) -> CaseProblems.of(why);
    };
  }

  private HttpAnswer take(
      Controller controller, Actor actor, Found.Answered found, Map<String, Object> members) {
    Instant now = clock.instant();
    EntryId id = found.request().id();
    DecisionsBody body =
        DecisionsBody.read(
            controller.register("customers"),
            found.contacts().getFirst().data().fields(),
            decide.known(controller, id),
            members,
            actor,
            now);
    if (!body.errors().isEmpty()) {
      return Problem.of(400, "invalid-decisions", "The decisions are not complete", body.errors());
    }
    return decide.decide(controller, found, body, actor, now)
        ? shown(201, controller, id, body.decisions())
        : Problem.of(409, "changed", "The case or the contact was changed meanwhile");
  }

  private HttpAnswer shown(
      int status, Controller controller, EntryId caseId, List<Proposal> decisions) {
    boolean asked =
        decisions.stream().anyMatch(each -> each.decision() == Proposal.Decision.AWAITED);
    Optional<Instant> until = asked ? decide.until(controller, caseId) : Optional.empty();
    HttpAnswer list =
        Listing.answer(
            decisions.stream().map(each -> json(each, until)).toList(), Optional.empty());
    return status == 200 ? list : HttpAnswer.json(status, list.body());
  }

  /// @param until when both addresses may answer, of the one that is asked about
  private static Json.Writable json(Proposal decided, Optional<Instant> until) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("field", decided.field());
      json.writeStringField("decision", DecisionsBody.word(decided.decision()));
      json.writeStringField("value", decided.value());
      json.writeStringField("reason", decided.reason());
      json.writeStringField("by", decided.by());
      json.writeStringField("at", decided.at().toString());
      if (decided.decision() == Proposal.Decision.AWAITED && until.isPresent()) {
        json.writeStringField("until", until.get().toString());
      }
      json.writeEndObject();
    };
  }
}
