package fi.samtycke.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Looks into the tables of a local stack from outside.
public final class Items implements AutoCloseable {
  private final DynamoDbClient client;

  public Items(LocalStack stack) {
    this.client =
        DynamoDbClient.builder()
            .region(Region.EU_NORTH_1)
            .endpointOverride(URI.create(stack.databaseUrl()))
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  /// The items of a partition, in the order of their sort keys.
  public List<Map<String, AttributeValue>> in(String table, String partition) {
    return client
        .query(query ->
            query
                .tableName("samtycke-local-" + table)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items();
  }

  public List<String> sortKeys(String table, String partition) {
    return in(table, partition).stream().map(item -> item.get("sk").s()).toList();
  }

  public int count(String table) {
    return everything(table).size();
  }

  /// Every item of a table.
  public List<Map<String, AttributeValue>> everything(String table) {
    return client.scanPaginator(scan -> scan.tableName("samtycke-local-" + table)).items().stream()
        .toList();
  }

  /// Writes items past all functions.
  public void load(String table, List<WriteRequest> writes) {
    client.batchWriteItem(batch -> batch.requestItems(Map.of("samtycke-local-" + table, writes)));
  }

  /// Empties a table, as if each item had been erased.
  public void erase(String table) {
    for (Map<String, AttributeValue> item : everything(table)) {
      client.deleteItem(delete ->
          delete
              .tableName("samtycke-local-" + table)
              .key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
