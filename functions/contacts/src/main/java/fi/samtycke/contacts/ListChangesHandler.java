package fi.samtycke.contacts;

import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInHandler;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The change log, newest first: `GET /api/{controller}/changes` (D4). Needs `changes.read`.
public final class ListChangesHandler extends SignedInHandler {
  private final ChangeLogStore changes;

  public ListChangesHandler() {
    this(Wiring.ofProcess());
  }

  public ListChangesHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ListChangesHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    Priming.run(wiring, ListChangesHandler::new, priming("/api/{controller}/changes"));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of("changes.read");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    PageQuery query = PageQuery.of(request);
    Listings.Page<LoggedChange> page =
        changes.list(controller.id(), query.cursor(), query.limit());
    return Listing.answer(page.rows().stream().map(ChangeJson::of).toList(), page.next());
  }
}
