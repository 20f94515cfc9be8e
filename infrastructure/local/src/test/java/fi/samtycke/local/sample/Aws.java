package fi.samtycke.local.sample;

import fi.samtycke.platform.Wiring;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The clients of the sample functions, wired as those of the application are.
record Aws(DynamoDbClient dynamodb, SesV2Client ses, EventBridgeClient eventBridge) {
  /// Three attempts, as the application's, but without waiting.
  private static final RetryStrategy AT_ONCE =
      AwsRetryStrategy.standardRetryStrategy().toBuilder()
          .backoffStrategy(BackoffStrategy.retryImmediately())
          .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
          .build();

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
        .overrideConfiguration(config -> config.retryStrategy(AT_ONCE))
        .build();
  }
}
