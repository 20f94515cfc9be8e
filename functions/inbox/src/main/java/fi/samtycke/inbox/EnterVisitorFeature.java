package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.inbox.EnterVisitor.Entered;
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
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// From the inbox into quarantine: `POST /api/{controller}/conversations/{id}/contact` (G1, G3).
/// Needs `contacts.create`, and to be allowed to read the conversation.
final class EnterVisitorFeature extends SignedInFeature<EnterVisitorFeature.Act> {
  enum Act {
    ENTER
  }

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  EnterVisitorFeature(AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route(
                "POST",
                ManageInboxHandler.CONVERSATIONS + "/{id}/contact",
                Act.ENTER,
                "contacts.create"));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Rights rights = new Rights(who);
    if (rights.registers(Rights.Act.READ).isEmpty()) {
      return Problem.of(403, "not-permitted", "Your role does not permit this");
    }
    Optional<EntryId> id = Requests.id(request);
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    return switch (JsonBody.read(request, VisitorBody.MEMBERS)) {
      case JsonBody.Outcome.Refused(HttpAnswer answer) -> answer;
      case JsonBody.Outcome.Read(var members) ->
          answer(
              new EnterVisitor(wiring, dynamoDb, work)
                  .enter(controller, rights, id.get(), VisitorBody.read(members)));
    };
  }

  private static HttpAnswer answer(Entered entered) {
    return switch (entered) {
      case Entered.Done(EntryId contact) ->
          HttpAnswer.json(
              202,
              Json.text(json -> {
                json.writeStartObject();
                json.writeStringField("id", contact.value());
                json.writeEndObject();
              }));
      case Entered.Unknown _ -> Problem.notFound();
      case Entered.Incomplete(var errors) ->
          Problem.of(400, "invalid-contact", "The contact is not complete", errors);
    };
  }
}
