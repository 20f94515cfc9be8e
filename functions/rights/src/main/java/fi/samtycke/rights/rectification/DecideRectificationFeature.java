package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.AnsweredCases;
import fi.samtycke.rights.cases.AnsweredCases.Found;
import fi.samtycke.rights.cases.AnsweredCases.Why;
import fi.samtycke.rights.cases.CaseProblems;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows what a data subject proposed, and decides on what they say is wrong: `GET` and `POST
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
  private final Work work;

  public DecideRectificationFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", CASE + "/decisions", Act.LIST, PERMISSION)
            .route("POST", CASE + "/decisions", Act.DECIDE, PERMISSION)
            .route("POST", CASE + "/approve-address", Act.APPROVE, PERMISSION));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.digests = digests;
    this.work = work;
  }

  private AnsweredCases cases() {
    return new AnsweredCases(wiring, dynamoDb);
  }

  private DecideRectification decide() {
    return new DecideRectification(wiring, dynamoDb, digests, work);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = request.id("id");
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    Actor actor = new Actor.Staff(who.subject());
    return switch (act) {
      case LIST -> list(controller, id.get());
      case DECIDE -> decide(controller, actor, request, id.get());
      case APPROVE -> approve(controller, id.get(), actor);
    };
  }

  private HttpAnswer approve(Controller controller, EntryId id, Actor actor) {
    ApproveAddress approve = new ApproveAddress(wiring, dynamoDb, work);
    return switch (cases().find(controller, id, EnumSet.allOf(RequestKind.class))) {
      case Found.Answered found ->
          approved(approve.approve(controller, found.contacts(), actor, wiring.clock().instant()));
      case Found.Over _ -> CaseProblems.of(Why.NOT_NOW);
      case Found.Not(Why why) -> CaseProblems.of(why);
    };
  }

  private static HttpAnswer approved(ApproveAddress.Outcome outcome) {
    return switch (outcome) {
      case APPROVED -> HttpAnswer.noContent();
      case NOTHING_TO_APPROVE ->
          Problem.of(409, "not-changed", "No address is waiting for approval");
      case THE_SAME_PERSON ->
          Problem.of(409, "another-person", "A second person must approve the address");
    };
  }

  /// A decision is about one contact.
  private HttpAnswer list(Controller controller, EntryId id) {
    return switch (cases().findAlsoOver(controller, id, KIND)) {
      case Found.Answered(var _, var _, var contacts) when contacts.size() > 1 ->
          CaseProblems.of(Why.NOBODY_CHOSEN);
      case Found.Over(var _, var contacts) when contacts.size() > 1 ->
          CaseProblems.of(Why.NOBODY_CHOSEN);
      case Found.Answered _, Found.Over _ -> shown(controller, id, decide().known(controller, id));
      case Found.Not(Why why) -> CaseProblems.of(why);
    };
  }

  private HttpAnswer decide(Controller controller, Actor actor, HttpRequest request, EntryId id) {
    return switch (cases().find(controller, id, KIND)) {
      case Found.Answered(var _, var _, var contacts) when contacts.size() > 1 ->
          CaseProblems.of(Why.NOBODY_CHOSEN);
      case Found.Answered found ->
          decide(controller, actor, found, Body.ofStaff(request, "decisions", "verified"));
      case Found.Over _ -> CaseProblems.of(Why.NOT_NOW);
      case Found.Not(Why why) -> CaseProblems.of(why);
    };
  }

  private HttpAnswer decide(Controller controller, Actor actor, Found.Answered found, Form body) {
    Instant now = wiring.clock().instant();
    EntryId id = found.request().id();
    return DecisionsBody.read(
            controller.register("customers"),
            found.contacts().getFirst().data().fields(),
            decide().known(controller, id),
            body,
            actor,
            now)
        .answer(
            "invalid-decisions",
            "The decisions are not complete",
            decided ->
                decide().decide(controller, found, decided, actor, now)
                    ? Listing.created(
                        decided.decisions(), json(controller, id, decided.decisions()))
                    : Problem.of(409, "changed", "The case or the contact has changed meanwhile"));
  }

  private HttpAnswer shown(Controller controller, EntryId id, List<Proposal> decisions) {
    return Listing.answer(decisions, json(controller, id, decisions));
  }

  /// An address that is asked about shows until when both addresses may answer.
  private Function<Proposal, JsonWriter.Members> json(
      Controller controller, EntryId id, List<Proposal> decisions) {
    boolean asked =
        decisions.stream().anyMatch(each -> each.decision() == Proposal.Decision.AWAITED);
    Optional<Instant> until = asked ? decide().until(controller, id) : Optional.empty();
    return decided ->
        json ->
            json.put("field", decided.field())
                .put("decision", DecisionsBody.word(decided.decision()))
                .put("value", decided.value())
                .put("reason", decided.reason())
                .put("by", decided.by())
                .put("at", decided.at().toString())
                .putIfPresent(
                    "until",
                    until
                        .filter(_ -> decided.decision() == Proposal.Decision.AWAITED)
                        .map(Instant::toString));
  }
}
