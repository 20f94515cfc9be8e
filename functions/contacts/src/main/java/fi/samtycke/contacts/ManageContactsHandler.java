package fi.samtycke.contacts;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import fi.samtycke.web.staff.AccessControl;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The customer register: its contacts, the quarantine before it, and the change log.
public final class ManageContactsHandler extends HttpHandler {
  static final String CONTACTS = "/api/{controller}/contacts";

  public ManageContactsHandler() {
    this(Wiring.ofProcess());
  }

  public ManageContactsHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ManageContactsHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    this(
        wiring,
        dynamoDb,
        new Work(wiring, dynamoDb, new SecureRandom()),
        new AccessControl(wiring, dynamoDb));
    Priming.run(wiring, ManageContactsHandler::new, Priming.get(wiring, CONTACTS));
  }

  private ManageContactsHandler(
      Wiring wiring, DynamoDbClient dynamoDb, Work work, AccessControl access) {
    super(
        wiring,
        new EnterContactFeature(access, wiring, dynamoDb, work),
        new ReadContactsFeature(access, wiring, dynamoDb, Digests.readAhead(wiring, dynamoDb)),
        new ManageQuarantineFeature(access, wiring, dynamoDb, work),
        new ListChangesFeature(access, wiring, dynamoDb));
  }
}
