package fi.samtycke.stores.work;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the use cases of a function stand on, made once for all of them.
public record Footing(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
  public static Footing of(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    return new Footing(wiring, dynamoDb, new Work(wiring, dynamoDb, new SecureRandom()));
  }
}
