package fi.samtycke.rights;

import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.desk.MoveCasesFeature;
import fi.samtycke.rights.desk.ReadCasesFeature;
import fi.samtycke.rights.entries.ManageHoldsFeature;
import fi.samtycke.rights.entries.NoteDisclosuresFeature;
import fi.samtycke.rights.erasure.DecideErasureFeature;
import fi.samtycke.rights.rectification.DecideRectificationFeature;
import fi.samtycke.rights.restriction.RestrictSubjectsFeature;
import fi.samtycke.rights.tasks.ManageTasksFeature;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import fi.samtycke.web.staff.AccessControl;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The cases of data subjects at the desk of the staff, with all that belongs to them.
public final class ManageCasesHandler extends HttpHandler {
  public ManageCasesHandler() {
    this(Wiring.ofProcess());
  }

  public ManageCasesHandler(Wiring wiring) {
    super(wiring, features(wiring, DynamoDb.client(wiring)));
    Priming.run(wiring, ManageCasesHandler::new, Priming.get(wiring, "/api/{controller}/cases"));
  }

  private static Feature<?>[] features(Wiring wiring, DynamoDbClient dynamoDb) {
    AccessControl access = new AccessControl(wiring, dynamoDb);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    return new Feature<?>[] {
      new ReadCasesFeature(access, wiring, dynamoDb, digests),
      new MoveCasesFeature(access, wiring, dynamoDb, digests, work),
      new ManageTasksFeature(access, wiring, dynamoDb, work),
      new DecideErasureFeature(access, wiring, dynamoDb, digests, work),
      new DecideRectificationFeature(access, wiring, dynamoDb, digests, work),
      new RestrictSubjectsFeature(access, wiring, dynamoDb, work),
      new ManageHoldsFeature(access, wiring, dynamoDb, work),
      new NoteDisclosuresFeature(access, wiring, dynamoDb, work)
    };
  }
}
