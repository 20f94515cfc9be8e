package fi.samtycke.stores;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB Local in memory: one engine for all tests of a process, begun by the first.
final class LocalDynamoDb {
  static final URI ENDPOINT = start();

  /// Past every fault of the network, which is the functions' way.
  static final DynamoDbClient CLIENT =
      DynamoDbClient.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .endpointOverride(ENDPOINT)
          .region(Region.EU_NORTH_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .build();

  private LocalDynamoDb() {}

  private static URI start() {
    try {
      String port = Integer.toString(freePort());
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", port});
      server.start();
      return URI.create("http://127.0.0.1:" + port);
    } catch (Exception fault) { // the runner declares no narrower one
      throw new IllegalStateException("DynamoDB Local does not start", fault);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
