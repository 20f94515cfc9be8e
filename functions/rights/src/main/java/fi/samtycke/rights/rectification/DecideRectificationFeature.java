package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.desk.AnsweredCases;
import fi.samtycke.rights.desk.AnsweredCases.Found;
import fi.samtycke.rights.desk.StaffInput;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows what a data subject proposed, and decides on what he says is wrong: `GET` and `POST
/// cases/{id}/decisions`
/// `{"decisions":[{"field","decision":"accept|amend|refuse","value","reason"}],"verified"}` under
/// `/api/{controller}`, and `POST cases/{id}/approve-address`, by which a second person makes sure
/// of an address that was changed a short while ago (F12). Needs `cases.handle`.
public final class DecideRectificationFeature
    extends SignedInFeature<DecideRectificationFeature.Act> {
  enum Act {
    LIST,
    DECIDE,
    APPROVE
  }

  private static final String CASE = "/api/{controller}/cases/{id}";
  private static final String PERMISSION = "cases.handle";
  private static final Set<RequestKind> KIND = Set.of(RequestKind.RECTIFICATION);

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Digests digests;
  private final RandomGenerator random;

  public DecideRectificationFeature(
      AccessControl access,
      Wiring wiring,
      DynamoDbClient dynamoDb,
      Digests digests,
      RandomGenerator random) {
    super(
        access,
        new Routes<Act>()
            .route("GET", CASE + "/decisions", Act.LIST, PERMISSION)
            .route("POST", CASE + "/decisions", Act.DECIDE, PERMISSION)
            .route("POST", CASE + "/approve-address", Act.APPROVE, PERMISSION));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.digests = digests;
    this.random = random;
  }

  private AnsweredCases cases() {
    return new AnsweredCases(new CaseStore(wiring, dynamoDb), new RegisterStore(wiring, dynamoDb));
  }

  private DecideRectification decide() {
    return new DecideRectification(wiring, dynamoDb, digests, random);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = StaffInput.id(request, "id");
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    return switch (act) {
      case LIST ->
          switch (ofOne(cases().findAlsoOver(controller, id.get(), KIND))) {
            case Found.Not(HttpAnswer why) -> why;
            case Found.Case _ ->
                shown(200, controller, id.get(), decide().known(controller, id.get()));
          };
      case DECIDE ->
          switch (ofOne(cases().find(controller, id.get(), KIND))) {
            case Found.Not(HttpAnswer why) -> why;
            case Found.Case found -> take(controller, who, request, found);
          };
      case APPROVE -> approve(controller, id.get(), new Actor.Staff(who.subject()));
    };
  }

  /// A decision is about one contact.
  private static Found ofOne(Found found) {
    return found instanceof Found.Case(var _, List<Contact> contacts) && contacts.size() > 1
        ? new Found.Not(Problem.of(409, "choose-subjects", "Choose whom the case is about first"))
        : found;
  }

  private HttpAnswer approve(Controller controller, EntryId id, Actor actor) {
    ApproveAddress approve = new ApproveAddress(wiring, dynamoDb, random);
    return switch (cases().find(controller, id, EnumSet.allOf(RequestKind.class))) {
      case Found.Not(HttpAnswer why) -> why;
      case Found.Case found ->
          approved(approve.approve(controller, found, actor, wiring.clock().instant()));
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

  private HttpAnswer take(
      Controller controller,
      AccessControl.Decision.Admitted who,
      HttpRequest request,
      Found.Case found) {
    return switch (JsonBody.read(request, Set.of("decisions", "verified"))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(Map<String, Object> members) -> {
        Instant now = wiring.clock().instant();
        Actor actor = new Actor.Staff(who.subject());
        Contact contact = found.contacts().getFirst();
        DecisionsBody body =
            DecisionsBody.read(
                controller.register("customers"),
                contact.data().fields(),
                decide().known(controller, found.stored().request().id()),
                members,
                actor,
                now);
        if (!body.errors().isEmpty()) {
          yield Problem.of(
              400, "invalid-decisions", "The decisions are not complete", body.errors());
        }
        boolean written = decide().decide(controller, found.stored(), contact, body, actor, now);
        yield written
            ? shown(201, controller, found.stored().request().id(), body.decisions())
            : Problem.of(409, "changed", "The case or the contact was changed meanwhile");
      }
    };
  }

  private HttpAnswer shown(
      int status, Controller controller, EntryId caseId, List<Proposal> decisions) {
    boolean asked =
        decisions.stream().anyMatch(each -> each.decision() == Proposal.Decision.AWAITED);
    Optional<Instant> until = asked ? decide().until(controller, caseId) : Optional.empty();
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
