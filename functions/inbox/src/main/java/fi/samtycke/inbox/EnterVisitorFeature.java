package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.inbox.EnterVisitor.Entered;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
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
    if (rights.channels(Rights.Act.READ).isEmpty()) {
      return Problem.notPermitted();
    }
    return request
        .id("id")
        .map(id ->
            new EnterVisitor(wiring, dynamoDb, work)
                .enter(controller, rights, id, VisitorBody.read(request)))
        .map(EnterVisitorFeature::answer)
        .orElseGet(Problem::notFound);
  }

  private static HttpAnswer answer(Entered entered) {
    return switch (entered) {
      case Entered.Done(EntryId contact) ->
          HttpAnswer.json(202, json -> json.put("id", contact.value()));
      case Entered.Unknown _ -> Problem.notFound();
      case Entered.Incomplete(var errors) ->
          Problem.of(400, "invalid-contact", "The contact is not complete", errors);
    };
  }
}
