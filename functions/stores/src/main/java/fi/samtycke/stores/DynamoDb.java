package fi.samtycke.stores;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// The DynamoDB client of a function: region, credentials and endpoint named, no profile file
/// looked for, three attempts within eight seconds, which is below every function's time.
public final class DynamoDb {
  private static final int ATTEMPTS = 3;
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration IN_ALL = Duration.ofSeconds(8);

  private DynamoDb() {}

  public static DynamoDbClient client(Wiring wiring) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClient(wiring.http())
            .region(wiring.region())
            .credentialsProvider(wiring.credentials())
            .endpointDiscoveryEnabled(false)
            .overrideConfiguration(override ->
                override
                    .defaultProfileFile(ProfileFile.aggregator().build())
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS)
                            .build())
                    .apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(IN_ALL));
    wiring.endpoint("DYNAMODB").ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
