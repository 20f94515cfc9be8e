package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.LocalDate;

/// The customer register: `GET contacts`, `POST contacts/search`, `GET contacts/{id}`, `GET
/// contacts/{id}/changes` under `/api/{controller}`, which need `contacts.read`; an employee enters
/// a contact by `POST contacts` (D2, G1, G3), which needs `contacts.create`; and the change log,
/// newest first, by `GET changes` (D4), which needs `changes.read`.
final class ContactsFeature extends SignedInFeature<ContactsFeature.Act> {
  enum Act {
    LIST,
    SEARCH,
    READ,
    CHANGES,
    ENTER,
    LOG
  }

  private static final String CONTACTS = ManageContactsHandler.CONTACTS;
  private static final String PERMISSION = "contacts.read";

  private final Footing on;
  private final Digests digests;

  ContactsFeature(AccessControl access, Footing on, Digests digests) {
    super(
        access,
        new Routes<Act>()
            .route("GET", CONTACTS, Act.LIST, PERMISSION)
            .route("POST", CONTACTS + "/search", Act.SEARCH, PERMISSION)
            .route("GET", CONTACTS + "/{id}", Act.READ, PERMISSION)
            .route("GET", CONTACTS + "/{id}/changes", Act.CHANGES, PERMISSION)
            .route("POST", CONTACTS, Act.ENTER, "contacts.create")
            .route("GET", "/api/{controller}/changes", Act.LOG, "changes.read"));
    this.on = on;
    this.digests = digests;
  }

  private ReadContacts readContacts() {
    return new ReadContacts(on.wiring(), on.dynamoDb(), digests);
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
      case ENTER -> enter(controller, who.subject(), request);
      case LOG -> {
        Listings.Page<LoggedChange> page = readContacts().log(controller, PageQuery.of(request));
        yield Listing.answer(page.rows(), ChangeJson::of, page.next());
      }
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

  private HttpAnswer enter(Controller controller, String subject, HttpRequest request) {
    LocalDate today = LocalDate.ofInstant(on.wiring().clock().instant(), controller.zone());
    Form body = Body.ofStaff(request, "fields", "provenance", "language");
    EnterContact enter = new EnterContact(on.wiring(), on.dynamoDb(), on.work());
    return ContactBody.read(controller, body, today)
        .answer(
            "invalid-contact",
            "The contact is not complete",
            contact -> {
              EntryId id = enter.enter(controller, contact, subject);
              return HttpAnswer.json(202, json -> json.put("id", id.value()));
            });
  }
}
