package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.StaffInput;
import fi.samtycke.stores.holds.HoldEntry;
import fi.samtycke.stores.holds.HoldStore.Place;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What forbids to erase a contact or a conversation: `GET` and `POST contacts/{id}/holds`
/// `{"reason","until"}`, `DELETE contacts/{id}/holds/{hold}`, and the same of `conversations`,
/// under `/api/{controller}`. Needs `cases.handle`.
public final class ManageHoldsFeature extends BesideEntryFeature<ManageHoldsFeature.Act> {
  private enum Verb {
    LIST,
    PLACE,
    LIFT
  }

  /// @param beside where the entry stands
  record Act(Verb verb, Place beside) {}

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  public ManageHoldsFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(access, table());
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  private static Routes<Act> table() {
    Routes<Act> routes = new Routes<>();
    add(routes, "/api/{controller}/contacts/{id}/holds", Place.CONTACT);
    add(routes, "/api/{controller}/conversations/{id}/holds", Place.CONVERSATION);
    return routes;
  }

  private static void add(Routes<Act> routes, String path, Place beside) {
    routes
        .route("GET", path, new Act(Verb.LIST, beside), PERMISSION)
        .route("POST", path, new Act(Verb.PLACE, beside), PERMISSION)
        .route("DELETE", path + "/{hold}", new Act(Verb.LIFT, beside), PERMISSION);
  }

  private HoldEntry holds() {
    return new HoldEntry(wiring, dynamoDb, work);
  }

  @Override
  boolean exists(Act act, Controller controller, EntryId entry) {
    return holds().exists(controller, act.beside(), entry, wiring.clock().instant());
  }

  @Override
  HttpAnswer answer(
      Act act,
      Controller controller,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    return switch (act.verb()) {
      case LIST -> list(controller, act.beside(), entry);
      case PLACE -> place(controller, act.beside(), entry, who, request);
      case LIFT -> lift(controller, act.beside(), entry, who, request);
    };
  }

  private HttpAnswer list(Controller controller, Place beside, EntryId entry) {
    return Listing.answer(
        holds().holds(controller, beside, entry).stream().map(ManageHoldsFeature::json).toList(),
        Optional.empty());
  }

  private HttpAnswer place(
      Controller controller,
      Place beside,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    return switch (JsonBody.read(request, Set.of("reason", "until"))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(Map<String, Object> members) -> {
        Instant now = wiring.clock().instant();
        String reason = StaffInput.words(members, "reason");
        String until = StaffInput.words(members, "until");
        Optional<LocalDate> day = StaffInput.day(until);
        if (reason.isEmpty()) {
          yield StaffInput.wrong("reason", "required");
        }
        boolean past =
            day.filter(it -> it.isBefore(LocalDate.ofInstant(now, controller.zone()))).isPresent();
        if (past || (day.isEmpty() && !until.isEmpty())) {
          yield StaffInput.wrong("until", past ? "in-the-past" : "invalid-date");
        }
        Actor actor = new Actor.Staff(who.subject());
        Hold hold = new Hold(work.newId(), reason, day, now, actor.text());
        yield holds().place(controller, beside, entry, hold, actor, now)
            ? HttpAnswer.json(201, Json.text(json(hold)))
            : Problem.notFound();
      }
    };
  }

  private HttpAnswer lift(
      Controller controller,
      Place beside,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    Actor actor = new Actor.Staff(who.subject());
    boolean done =
        StaffInput.id(request, "hold")
            .filter(hold ->
                holds().lift(controller, beside, entry, hold, actor, wiring.clock().instant()))
            .isPresent();
    return done ? HttpAnswer.of(204, "application/json", "") : Problem.notFound();
  }

  private static Json.Writable json(Hold hold) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("id", hold.id().value());
      json.writeStringField("reason", hold.reason());
      json.writeStringField("until", hold.until().map(LocalDate::toString).orElse(""));
      json.writeStringField("createdAt", hold.at().toString());
      json.writeStringField("by", hold.by());
      json.writeEndObject();
    };
  }
}
