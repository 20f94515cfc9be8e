package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.holds.HoldEntry;
import fi.samtycke.stores.holds.HoldStore.Place;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Supplier;
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

  private final Supplier<HoldEntry> holds;
  private final Work work;
  private final InstantSource clock;

  public ManageHoldsFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(access, table());
    this.holds = () -> new HoldEntry(wiring, dynamoDb, work);
    this.work = work;
    this.clock = wiring.clock();
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

  @Override
  boolean exists(Act act, Controller controller, EntryId entry) {
    return holds.get().exists(controller, act.beside(), entry, clock.instant());
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
    return Listing.answer(holds.get().holds(controller, beside, entry), ManageHoldsFeature::json);
  }

  private HttpAnswer place(
      Controller controller,
      Place beside,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, controller.zone());
    Actor actor = new Actor.Staff(who.subject());
    Input in = new Input(Body.ofStaff(request, "reason", "until"));
    Value<String> reason = in.words("reason", LONGEST).required();
    Value<LocalDate> until = in.date("until").when(day -> !day.isBefore(today), "in-the-past");
    return in.whole(() -> new Hold(work.newId(), reason.get(), until.optional(), now, actor.text()))
        .answer(hold ->
            holds.get().place(controller, beside, entry, hold, actor, now)
                ? HttpAnswer.json(201, json(hold))
                : Problem.notFound());
  }

  private HttpAnswer lift(
      Controller controller,
      Place beside,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    Actor actor = new Actor.Staff(who.subject());
    boolean done =
        request
            .id("hold")
            .filter(
                hold -> holds.get().lift(controller, beside, entry, hold, actor, clock.instant()))
            .isPresent();
    return done ? HttpAnswer.noContent() : Problem.notFound();
  }

  private static JsonWriter.Members json(Hold hold) {
    return json ->
        json.put("id", hold.id().value())
            .put("reason", hold.reason())
            .put("until", hold.until().map(LocalDate::toString).orElse(""))
            .put("createdAt", hold.at().toString())
            .put("by", hold.by());
  }
}
