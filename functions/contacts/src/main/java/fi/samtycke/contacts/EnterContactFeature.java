package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.LocalDate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// An employee enters a contact: `POST /api/{controller}/contacts` (D2, G1, G3). Needs
/// `contacts.create`.
final class EnterContactFeature extends SignedInFeature<EnterContactFeature.Act> {
  enum Act {
    ENTER
  }

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  EnterContactFeature(AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("POST", ManageContactsHandler.CONTACTS, Act.ENTER, "contacts.create"));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  private EnterContact enterContact() {
    return new EnterContact(wiring, dynamoDb, work);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    LocalDate today = LocalDate.ofInstant(wiring.clock().instant(), controller.zone());
    Form body = Body.ofStaff(request, "fields", "provenance", "language");
    return ContactBody.read(controller, body, today)
        .answer(
            "invalid-contact",
            "The contact is not complete",
            contact -> {
              EntryId id = enterContact().enter(controller, contact, who.subject());
              return HttpAnswer.json(202, json -> json.put("id", id.value()));
            });
  }
}
