package fi.samtycke.local.sample;

import fi.samtycke.stores.Wiring;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The clients of the sample functions, wired as those of the application are.
record Aws(DynamoDbClient dynamodb, SesV2Client ses, EventBridgeClient eventBridge) {

  static Aws of(Wiring wiring) {
    return new Aws(
        client(DynamoDbClient.builder(), "DYNAMODB", wiring),
        client(SesV2Client.builder(), "SESV2", wiring),
        client(EventBridgeClient.builder(), "EVENTBRIDGE", wiring));
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String service, Wiring wiring) {
    return builder
        .region(wiring.region())
        .credentialsProvider(wiring.credentials())
        .httpClient(wiring.http())
        .endpointOverride(wiring.endpoint(service).orElseThrow())
        .build();
  }
}
