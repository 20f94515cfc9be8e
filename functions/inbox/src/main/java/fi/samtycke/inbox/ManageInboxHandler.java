package fi.samtycke.inbox;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import fi.samtycke.web.staff.AccessControl;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The inbox: conversations are read, answered and erased, and their visitors become contacts.
public final class ManageInboxHandler extends HttpHandler {
  static final String CONVERSATIONS = "/api/{controller}/conversations";

  public ManageInboxHandler() {
    this(Wiring.ofProcess());
  }

  public ManageInboxHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ManageInboxHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    this(
        wiring,
        dynamoDb,
        new Work(wiring, dynamoDb, new SecureRandom()),
        new AccessControl(wiring, dynamoDb));
    Priming.run(wiring, ManageInboxHandler::new, Priming.get(wiring, CONVERSATIONS));
  }

  private ManageInboxHandler(
      Wiring wiring, DynamoDbClient dynamoDb, Work work, AccessControl access) {
    super(
        wiring,
        new ReadConversationsFeature(access, wiring, dynamoDb, work),
        new TendConversationsFeature(access, wiring, dynamoDb, work),
        new EraseConversationsFeature(access, wiring, dynamoDb, work),
        new EnterVisitorFeature(access, wiring, dynamoDb, work));
  }
}
