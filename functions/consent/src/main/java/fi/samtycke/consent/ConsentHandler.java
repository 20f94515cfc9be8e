package fi.samtycke.consent;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The pages behind the links by which a data subject consents, refuses or withdraws consent.
public final class ConsentHandler extends HttpHandler {
  public ConsentHandler() {
    this(Wiring.ofProcess());
  }

  public ConsentHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
    Priming.run(
        wiring,
        ConsentHandler::new,
        Priming.get(wiring, AnswerQuarantineFeature.PATH),
        Priming.form(wiring, AnswerQuarantineFeature.PATH, "decision=consent"));
  }

  private ConsentHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    this(wiring, dynamoDb, new Work(wiring, dynamoDb, new SecureRandom()));
  }

  private ConsentHandler(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        wiring,
        new AnswerQuarantineFeature(wiring, dynamoDb, work),
        new WithdrawConsentFeature(wiring, dynamoDb, work));
  }
}
