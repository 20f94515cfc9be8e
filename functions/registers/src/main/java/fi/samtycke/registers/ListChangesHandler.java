package fi.samtycke.registers;

import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.DynamoDb;
import fi.samtycke.stores.StaffStore;
import fi.samtycke.stores.Wiring;
import fi.samtycke.web.Gate;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.PageQuery;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The change log, newest first: `GET /api/{controller}/changes` (D4). Needs `changes.read`.
public final class ListChangesHandler extends HttpHandler {
  private static final String ROUTE = "/api/{controller}/changes";

  private final Declarations declarations;
  private final Gate gate;
  private final ListChanges listChanges;

  public ListChangesHandler() {
    this(Wiring.ofProcess());
  }

  public ListChangesHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    this.gate = new Gate(new StaffStore(wiring, dynamoDb), wiring.log());
    this.listChanges = new ListChanges(new ChangeLogStore(wiring, dynamoDb), wiring.clock());
    Priming.run(
        wiring,
        ListChangesHandler::new,
        Priming.event("GET", ROUTE, declarations.all().getFirst().id().value(), "", ""));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    Optional<Controller> found = declarations.find(request.path().getOrDefault("controller", ""));
    if (found.isEmpty()) {
      return Problem.notFound();
    }
    Controller controller = found.get();
    return switch (gate.admit(request, controller, "changes.read")) {
      case Gate.Decision.Refused(HttpAnswer answer) -> answer;
      case Gate.Decision.Admitted _ -> list(controller, request);
    };
  }

  private HttpAnswer list(Controller controller, HttpRequest request) {
    ListChanges.Listing listing = listChanges.of(controller.id(), PageQuery.of(request));
    return HttpAnswer.json(
        200,
        Json.text(json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (LoggedChange change : listing.changes()) {
            ChangeJson.write(json, change);
          }
          json.writeEndArray();
          if (listing.nextCursor().isPresent()) {
            json.writeStringField("nextCursor", PageQuery.encode(listing.nextCursor().get()));
          } else {
            json.writeNullField("nextCursor");
          }
          json.writeEndObject();
        }));
  }
}
