package fi.samtycke.contacts;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInHandler;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The customer register, for reading: `GET contacts`, `POST contacts/search`, `GET contacts/{id}`,
/// `GET contacts/{id}/changes` under `/api/{controller}`. Needs `contacts.read`.
public final class ReadContactsHandler extends SignedInHandler {
  private static final String CONTACTS = "/api/{controller}/contacts";

  private final ReadContacts readContacts;

  public ReadContactsHandler() {
    this(Wiring.ofProcess());
  }

  public ReadContactsHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ReadContactsHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.readContacts =
        new ReadContacts(
            new RegisterStore(wiring, dynamoDb),
            new QuarantineStore(wiring, dynamoDb),
            new ChangeLogStore(wiring, dynamoDb),
            Digests.readAhead(wiring, dynamoDb));
    Priming.run(wiring, ReadContactsHandler::new, priming(CONTACTS));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of("contacts.read");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return switch (request.routeKey()) {
      case "GET " + CONTACTS -> {
        ReadContacts.Found found = readContacts.list(controller, PageQuery.of(request));
        yield Listing.answer(found.contacts(), EntryJson::of, found.nextCursor());
      }
      case "POST " + CONTACTS + "/search" -> search(controller, request);
      case "GET " + CONTACTS + "/{id}" ->
          request
              .id("id")
              .flatMap(id -> readContacts.one(controller, id, who.subject()))
              .map(contact -> HttpAnswer.json(200, contact))
              .orElseGet(Problem::notFound);
      case "GET " + CONTACTS + "/{id}/changes" ->
          request
              .id("id")
              .map(id -> readContacts.changes(controller, id, who.subject()))
              .filter(changes -> !changes.isEmpty())
              .map(changes -> Listing.answer(changes, ChangeJson::of))
              .orElseGet(Problem::notFound);
      default -> Problem.notFound();
    };
  }

  private HttpAnswer search(Controller controller, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "email"));
    Value<EmailAddress> address = in.email("email").required();
    return in.whole(address::get)
        .answer(
            "invalid-search",
            "The search is not complete",
            found -> Listing.answer(readContacts.withAddress(controller, found), EntryJson::of));
  }
}
