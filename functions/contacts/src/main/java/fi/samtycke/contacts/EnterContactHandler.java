package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.quarantine.QuarantineEntrance;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// An employee enters a contact: `POST /api/{controller}/contacts` (D2, G1, G3). Needs
/// `contacts.create`.
public final class EnterContactHandler extends SignedInHandler {
  private final EnterContact enterContact;
  private final InstantSource clock;

  public EnterContactHandler() {
    this(Wiring.ofProcess());
  }

  public EnterContactHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring), new SecureRandom());
  }

  private EnterContactHandler(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    super(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.enterContact =
        new EnterContact(
            new QuarantineEntrance(wiring, dynamoDb, random),
            new Transactions(dynamoDb),
            wiring.clock(),
            random);
    Priming.run(wiring, EnterContactHandler::new, priming("/api/{controller}/contacts"));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of("contacts.create");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), controller.zone());
    Form body = Body.ofStaff(request, "fields", "provenance", "language");
    return ContactBody.read(controller, body, today)
        .answer(
            "invalid-contact",
            "The contact is not complete",
            contact -> {
              EntryId id = enterContact.enter(controller, contact, who.subject());
              return HttpAnswer.json(202, json -> json.put("id", id.value()));
            });
  }
}
