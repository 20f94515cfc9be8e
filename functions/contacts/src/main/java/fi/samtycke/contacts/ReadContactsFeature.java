package fi.samtycke.contacts;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The customer register, for reading: `GET contacts`, `POST contacts/search`, `GET contacts/{id}`,
/// `GET contacts/{id}/changes` under `/api/{controller}`. Needs `contacts.read`.
final class ReadContactsFeature extends SignedInFeature<ReadContactsFeature.Act> {
  enum Act {
    LIST,
    SEARCH,
    READ,
    CHANGES
  }

  private static final String CONTACTS = ManageContactsHandler.CONTACTS;
  private static final String PERMISSION = "contacts.read";

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Digests digests;

  ReadContactsFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    super(
        access,
        new Routes<Act>()
            .route("GET", CONTACTS, Act.LIST, PERMISSION)
            .route("POST", CONTACTS + "/search", Act.SEARCH, PERMISSION)
            .route("GET", CONTACTS + "/{id}", Act.READ, PERMISSION)
            .route("GET", CONTACTS + "/{id}/changes", Act.CHANGES, PERMISSION));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.digests = digests;
  }

  private ReadContacts readContacts() {
    return new ReadContacts(
        new RegisterStore(wiring, dynamoDb),
        new QuarantineStore(wiring, dynamoDb),
        new ChangeLogStore(wiring, dynamoDb),
        digests);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return switch (act) {
      case LIST -> {
        Listings.Page<RegisterStore.Shown> page =
            readContacts().list(controller, PageQuery.of(request));
        yield Listing.answer(page.rows(), EntryJson::of, page.next());
      }
      case SEARCH -> search(controller, request);
      case READ ->
          request
              .id("id")
              .flatMap(id -> readContacts().one(controller, id, who.subject()))
              .map(contact -> HttpAnswer.json(200, contact))
              .orElseGet(Problem::notFound);
      case CHANGES ->
          request
              .id("id")
              .map(id -> readContacts().changes(controller, id, who.subject()))
              .filter(changes -> !changes.isEmpty())
              .map(changes -> Listing.answer(changes, ChangeJson::of))
              .orElseGet(Problem::notFound);
    };
  }

  private HttpAnswer search(Controller controller, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "email"));
    Value<EmailAddress> address = in.email("email").required();
    return in.whole(address::get)
        .answer(
            "invalid-search",
            "The search is not complete",
            found -> Listing.answer(readContacts().withAddress(controller, found), EntryJson::of));
  }
}
