package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.LocalDate;
import java.util.Map;
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
    return switch (JsonBody.read(request, ContactBody.MEMBERS)) {
      case JsonBody.Outcome.Refused(HttpAnswer answer) -> answer;
      case JsonBody.Outcome.Read(var members) -> enter(controller, who, members);
    };
  }

  private HttpAnswer enter(
      Controller controller, AccessControl.Decision.Admitted who, Map<String, Object> members) {
    LocalDate today = LocalDate.ofInstant(wiring.clock().instant(), controller.zone());
    ContactBody body = ContactBody.read(controller, members, today);
    if (!body.errors().isEmpty()) {
      return Problem.of(400, "invalid-contact", "The contact is not complete", body.errors());
    }
    Language language =
        Language.of(String.valueOf(members.getOrDefault("language", "")))
            .filter(controller.languages()::contains)
            .orElse(controller.defaultLanguage());
    EntryId id =
        enterContact()
            .enter(
                controller,
                body.fields(),
                body.provenance().orElseThrow(),
                language,
                who.subject());
    return HttpAnswer.json(
        202,
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringField("id", id.value());
          json.writeEndObject();
        }));
  }
}
