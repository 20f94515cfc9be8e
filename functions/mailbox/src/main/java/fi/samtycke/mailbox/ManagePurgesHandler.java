package fi.samtycke.mailbox;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import fi.samtycke.web.staff.AccessControl;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The purges of the mailbox, for staff.
public final class ManagePurgesHandler extends HttpHandler {
  public ManagePurgesHandler() {
    this(Wiring.ofProcess());
  }

  public ManagePurgesHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
    Priming.run(wiring, ManagePurgesHandler::new, Priming.get(wiring, ManagePurgesFeature.PURGES));
  }

  private ManagePurgesHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, new ManagePurgesFeature(new AccessControl(wiring, dynamoDb), wiring, dynamoDb));
  }
}
