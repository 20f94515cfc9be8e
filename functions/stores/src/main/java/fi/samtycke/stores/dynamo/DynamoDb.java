package fi.samtycke.stores.dynamo;

import fi.samtycke.platform.AwsClients;
import fi.samtycke.platform.Wiring;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The DynamoDB client of a function.
public final class DynamoDb {
  private DynamoDb() {}

  public static DynamoDbClient client(Wiring wiring) {
    return AwsClients.client(
        wiring, "DYNAMODB", DynamoDbClient.builder().endpointDiscoveryEnabled(false));
  }
}
