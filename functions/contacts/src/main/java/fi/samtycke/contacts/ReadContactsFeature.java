package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        ReadContacts.Found found = readContacts().list(controller, PageQuery.of(request));
        yield Listing.answer(
            found.contacts().stream().map(EntryJson::of).toList(), found.nextCursor());
      }
      case SEARCH -> search(controller, request);
      case READ ->
          id(request)
              .flatMap(id -> readContacts().one(controller, id, who.subject()))
              .map(contact -> HttpAnswer.json(200, Json.text(contact)))
              .orElseGet(Problem::notFound);
      case CHANGES ->
          id(request)
              .map(id -> readContacts().changes(controller, id, who.subject()))
              .filter(changes -> !changes.isEmpty())
              .map(changes ->
                  Listing.answer(changes.stream().map(ChangeJson::of).toList(), Optional.empty()))
              .orElseGet(Problem::notFound);
    };
  }

  private HttpAnswer search(Controller controller, HttpRequest request) {
    return switch (JsonBody.read(request, Set.of("email"))) {
      case JsonBody.Outcome.Refused(HttpAnswer answer) -> answer;
      case JsonBody.Outcome.Read(var members) ->
          switch (EmailAddress.parse(String.valueOf(members.getOrDefault("email", "")))) {
            case Parsed.Valid<EmailAddress>(EmailAddress address) ->
                Listing.answer(
                    readContacts().withAddress(controller, address).stream()
                        .map(EntryJson::of)
                        .toList(),
                    Optional.empty());
            case Parsed.Invalid<EmailAddress>(String code) ->
                Problem.of(
                    400,
                    "invalid-search",
                    "The search is not complete",
                    List.of(new FieldError("email", code)));
          };
    };
  }

  private static Optional<EntryId> id(HttpRequest request) {
    String id = request.path().getOrDefault("id", "");
    return EntryId.isWellFormed(id) ? Optional.of(new EntryId(id)) : Optional.empty();
  }
}
