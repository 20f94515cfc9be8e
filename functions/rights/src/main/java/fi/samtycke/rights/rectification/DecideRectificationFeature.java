package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.AnsweredCases;
import fi.samtycke.rights.cases.AnsweredCases.Answered;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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

  private final Supplier<AnsweredCases> cases;
  private final Supplier<DecideRectification> decide;
  private final Supplier<ApproveAddress> approve;
  private final InstantSource clock;

  public DecideRectificationFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", CASE + "/decisions", Act.LIST, PERMISSION)
            .route("POST", CASE + "/decisions", Act.DECIDE, PERMISSION)
            .route("POST", CASE + "/approve-address", Act.APPROVE, PERMISSION));
    this.cases = () -> new AnsweredCases(wiring, dynamoDb);
    this.decide = () -> new DecideRectification(wiring, dynamoDb, digests, work);
    this.approve = () -> new ApproveAddress(wiring, dynamoDb, work);
    this.clock = wiring.clock();
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = request.id("id");
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    Actor actor = new Actor.Staff(who.subject());
    Instant now = clock.instant();
    return switch (act) {
      case LIST ->
          cases
              .get()
              .answerAlsoOver(
                  controller,
                  id.get(),
                  KIND,
                  (_, contacts) -> list(controller, id.get(), contacts));
      case DECIDE ->
          cases
              .get()
              .answer(
                  controller, id.get(), KIND, found -> decide(controller, actor, found, request));
      case APPROVE ->
          cases
              .get()
              .answer(
                  controller,
                  id.get(),
                  EnumSet.allOf(RequestKind.class),
                  found ->
                      approved(approve.get().approve(controller, found.contacts(), actor, now)));
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
  private HttpAnswer list(Controller controller, EntryId id, List<Contact> contacts) {
    if (contacts.size() > 1) {
      return AnsweredCases.nobodyChosen();
    }
    List<Proposal> known = decide.get().known(controller, id);
    return Listing.answer(known, json(controller, id, known));
  }

  private HttpAnswer decide(
      Controller controller, Actor actor, Answered found, HttpRequest request) {
    if (found.contacts().size() > 1) {
      return AnsweredCases.nobodyChosen();
    }
    Instant now = clock.instant();
    EntryId id = found.request().id();
    return DecisionsBody.read(
            controller.register("customers"),
            found.contacts().getFirst().data().fields(),
            decide.get().known(controller, id),
            Body.ofStaff(request, "decisions", "verified"),
            actor,
            now)
        .answer(
            "invalid-decisions",
            "The decisions are not complete",
            decided ->
                decide.get().decide(controller, found, decided, actor, now)
                    ? Listing.created(
                        decided.decisions(), json(controller, id, decided.decisions()))
                    : Problem.of(409, "changed", "The case or the contact has changed meanwhile"));
  }

  /// An address that is asked about shows until when both addresses may answer.
  private Function<Proposal, JsonWriter.Members> json(
      Controller controller, EntryId id, List<Proposal> decisions) {
    boolean asked =
        decisions.stream().anyMatch(each -> each.decision() == Proposal.Decision.AWAITED);
    Optional<Instant> until = asked ? decide.get().until(controller, id) : Optional.empty();
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
