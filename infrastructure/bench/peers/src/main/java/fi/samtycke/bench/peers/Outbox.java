package fi.samtycke.bench.peers;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// One transaction of five puts: message, log entry, two obligations, idempotency item.
final class Outbox {
  private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

  private final String table = variable("TABLE_NAME");
  private final DynamoDbClient dynamoDb =
      DynamoDbClient.builder()
          .httpClient(
              UrlConnectionHttpClient.builder()
                  .connectionTimeout(Duration.ofSeconds(2))
                  .socketTimeout(Duration.ofSeconds(5))
                  .build())
          .region(Region.of(variable("AWS_REGION")))
          .endpointOverride(URI.create(variable("AWS_ENDPOINT_URL_DYNAMODB")))
          .endpointDiscoveryEnabled(false)
          .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
          .overrideConfiguration(it -> it.defaultProfileFile(ProfileFile.aggregator().build()))
          .build();

  void put(String id, String source, Map<String, String> message) {
    long now = System.currentTimeMillis();
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(item("CONTACT#" + id, message, now));
    for (String kind : List.of("AUDIT#", "OUTBOX#info#", "OUTBOX#ask#", "ONCE#")) {
      items.add(item(kind + id, Map.of("action", kind, "ip", source), now));
    }
    dynamoDb.transactWriteItems(
        TransactWriteItemsRequest.builder()
            .clientRequestToken(id.substring(0, Math.min(36, id.length())))
            .transactItems(items)
            .build());
  }

  private TransactWriteItem item(String pk, Map<String, String> texts, long now) {
    Map<String, AttributeValue> item = new java.util.HashMap<>();
    texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
    item.put("pk", AttributeValue.fromS(pk));
    item.put("sk", AttributeValue.fromS(Long.toString(now)));
    item.put("ttl", AttributeValue.fromN(Long.toString(now / 1000 + YEAR_SECONDS)));
    Put put =
        Put.builder()
            .tableName(table)
            .conditionExpression("attribute_not_exists(pk)")
            .item(item)
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static String variable(String name) {
    return Optional.ofNullable(System.getenv(name)).orElseThrow();
  }
}
