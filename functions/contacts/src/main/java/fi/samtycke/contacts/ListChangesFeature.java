package fi.samtycke.contacts;

import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The change log, newest first: `GET /api/{controller}/changes` (D4). Needs `changes.read`.
final class ListChangesFeature extends SignedInFeature<ListChangesFeature.Act> {
  enum Act {
    LIST
  }

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;

  ListChangesFeature(AccessControl access, Wiring wiring, DynamoDbClient dynamoDb) {
    super(
        access,
        new Routes<Act>().route("GET", "/api/{controller}/changes", Act.LIST, "changes.read"));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    ChangeLogStore changes = new ChangeLogStore(wiring, dynamoDb);
    PageQuery query = PageQuery.of(request);
    Listings.Page<LoggedChange> page = changes.list(controller.id(), query.cursor(), query.limit());
    return Listing.answer(page.rows(), ChangeJson::of, page.next());
  }
}
