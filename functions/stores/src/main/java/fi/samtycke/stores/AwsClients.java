package fi.samtycke.stores;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.profiles.ProfileFile;

/// How every AWS client of a function is made: region, credentials and endpoint named, no profile
/// file looked for, three attempts within eight seconds, which is below every function's time.
public final class AwsClients {
  private static final int ATTEMPTS = 3;
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration IN_ALL = Duration.ofSeconds(8);

  private AwsClients() {}

  /// @param service as in `AWS_ENDPOINT_URL_<SERVICE>`
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      Wiring wiring, String service, B builder) {
    builder
        .httpClient(wiring.http())
        .region(wiring.region())
        .credentialsProvider(wiring.credentials())
        .overrideConfiguration(override ->
            override
                .defaultProfileFile(ProfileFile.aggregator().build())
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(IN_ALL));
    wiring.endpoint(service).ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
