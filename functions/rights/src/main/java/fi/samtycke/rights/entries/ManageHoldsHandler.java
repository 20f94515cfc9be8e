package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.StaffInput;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.holds.HoldEntry;
import fi.samtycke.stores.holds.HoldStore.Place;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What forbids to erase a contact or a conversation: `GET` and `POST contacts/{id}/holds`
/// `{"reason","until"}`, `DELETE contacts/{id}/holds/{hold}`, and the same of `conversations`,
/// under `/api/{controller}`. Needs `cases.handle`.
public final class ManageHoldsHandler extends BesideEntryHandler {
  private static final String CONTACTS = "/api/{controller}/contacts/{id}/holds";
  private static final String CONVERSATIONS = "/api/{controller}/conversations/{id}/holds";

  private final HoldEntry holds;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public ManageHoldsHandler() {
    this(Wiring.ofProcess());
  }

  public ManageHoldsHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ManageHoldsHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.holds = new HoldEntry(wiring, dynamoDb, random);
    this.clock = wiring.clock();
    Priming.run(wiring, ManageHoldsHandler::new, priming(CONTACTS));
  }

  @Override
  boolean exists(Controller controller, HttpRequest request, EntryId entry) {
    return holds.exists(controller, beside(request), entry, clock.instant());
  }

  @Override
  HttpAnswer answer(
      Controller controller,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    return switch (request.routeKey()) {
      case "GET " + CONTACTS, "GET " + CONVERSATIONS -> list(controller, beside(request), entry);
      case "POST " + CONTACTS, "POST " + CONVERSATIONS -> place(controller, entry, who, request);
      default -> lift(controller, entry, who, request);
    };
  }

  private static Place beside(HttpRequest request) {
    return request.routeKey().contains(CONVERSATIONS) ? Place.CONVERSATION : Place.CONTACT;
  }

  private HttpAnswer list(Controller controller, Place beside, EntryId entry) {
    return Listing.answer(
        holds.holds(controller, beside, entry).stream().map(ManageHoldsHandler::json).toList(),
        Optional.empty());
  }

  private HttpAnswer place(
      Controller controller,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    return switch (JsonBody.read(request, Set.of("reason", "until"))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(Map<String, Object> members) -> {
        Instant now = clock.instant();
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
        Hold hold = new Hold(EntryId.random(random), reason, day, now, actor.text());
        yield holds.place(controller, beside(request), entry, hold, actor, now)
            ? HttpAnswer.json(201, Json.text(json(hold)))
            : Problem.notFound();
      }
    };
  }

  private HttpAnswer lift(
      Controller controller,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    Actor actor = new Actor.Staff(who.subject());
    boolean done =
        StaffInput.id(request, "hold")
            .filter(hold ->
                holds.lift(controller, beside(request), entry, hold, actor, clock.instant()))
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
