package fi.samtycke.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.stores.DynamoDb;
import fi.samtycke.stores.Wiring;
import fi.samtycke.web.Gate;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.JsonBody;
import fi.samtycke.web.Listing;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.SignedInHandler;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What forbids to erase a contact: `GET` and `POST contacts/{id}/holds` `{"reason","until"}`,
/// `DELETE contacts/{id}/holds/{hold}` under `/api/{controller}`. Needs `cases.handle`.
public final class KeepHoldsHandler extends SignedInHandler {
  private static final String ROUTE = "/api/{controller}/contacts/{id}/holds";

  private final WriteBesideContact beside;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public KeepHoldsHandler() {
    this(Wiring.ofProcess());
  }

  public KeepHoldsHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private KeepHoldsHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.beside = new WriteBesideContact(wiring, dynamoDb, random);
    this.clock = wiring.clock();
    Priming.run(wiring, KeepHoldsHandler::new, priming(ROUTE));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of("cases.handle");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, Gate.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> contact = Spoken.id(request, "id");
    if (contact.isEmpty() || !beside.exists(controller.id(), contact.get())) {
      return Problem.notFound();
    }
    return switch (request.routeKey()) {
      case "GET " + ROUTE -> list(controller.id(), contact.get());
      case "POST " + ROUTE -> place(controller, contact.get(), who, request);
      default -> lift(controller.id(), contact.get(), who, request);
    };
  }

  private HttpAnswer list(ControllerId controller, EntryId contact) {
    return Listing.answer(
        beside.holds(controller, contact).stream().map(KeepHoldsHandler::json).toList(),
        Optional.empty());
  }

  private HttpAnswer place(
      Controller controller, EntryId contact, Gate.Decision.Admitted who, HttpRequest request) {
    return switch (JsonBody.read(request, Set.of("reason", "until"))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(Map<String, Object> members) -> {
        Instant now = clock.instant();
        String reason = Spoken.words(members, "reason");
        String until = Spoken.words(members, "until");
        Optional<LocalDate> day = Spoken.day(until);
        if (reason.isEmpty()) {
          yield Spoken.wrong("reason", "required");
        }
        boolean past =
            day.filter(it -> it.isBefore(LocalDate.ofInstant(now, controller.zone()))).isPresent();
        if (past || (day.isEmpty() && !until.isEmpty())) {
          yield Spoken.wrong("until", past ? "in-the-past" : "invalid-date");
        }
        Actor actor = new Actor.Staff(who.subject());
        Hold hold = new Hold(EntryId.random(random), reason, day, now, actor.text());
        yield beside.place(controller.id(), contact, hold, actor)
            ? HttpAnswer.json(201, Json.text(json(hold)))
            : Problem.notFound();
      }
    };
  }

  private HttpAnswer lift(
      ControllerId controller, EntryId contact, Gate.Decision.Admitted who, HttpRequest request) {
    boolean done =
        Spoken.id(request, "hold")
            .filter(hold ->
                beside.lift(
                    controller, contact, hold, new Actor.Staff(who.subject()), clock.instant()))
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
