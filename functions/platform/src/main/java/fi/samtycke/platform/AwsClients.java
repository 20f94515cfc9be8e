package fi.samtycke.platform;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.profiles.ProfileFile;

/// How every AWS client of a function is made: region, credentials and endpoint named, no profile
/// file looked for, three attempts. How long one may take is the HTTP client's to say (see
/// [Wiring#ofProcess()]): the SDK's own time limits would start threads in every cold start.
public final class AwsClients {
  private static final int ATTEMPTS = 3;

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
                        .build()));
    wiring.endpoint(service).ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
