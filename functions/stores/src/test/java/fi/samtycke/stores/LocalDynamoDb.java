package fi.samtycke.stores;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import fi.samtycke.stores.dynamo.Attributes;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// DynamoDB Local in memory, one engine for the whole test run; every instance has fresh tables of
/// its own, in the shape of the template.
public final class LocalDynamoDb {
  private static final URI ENDPOINT = start();
  private static final AtomicInteger INSTANCES = new AtomicInteger();

  /// The indexes of each table: name, partition and order.
  private static final Map<String, List<Index>> TABLES =
      Map.of(
          "CONVERSATIONS",
              List.of(
                  new Index("due", "dueDay", "dueOrder", ProjectionType.KEYS_ONLY),
                  new Index("inbox", "inbox", "inboxOrder", ProjectionType.ALL)),
          "LEDGER", List.of(),
          "STAFF", List.of(),
          "DIGEST_KEYS", List.of(),
          "CHANGE_LOG",
              List.of(new Index("changes", "changes", "changesOrder", ProjectionType.ALL)),
          "CASES",
              List.of(
                  new Index("due", "dueDay", "dueOrder", ProjectionType.KEYS_ONLY),
                  new Index("listed", "listed", "listedOrder", ProjectionType.ALL)),
          "OUTBOX", List.of(new Index("due", "dueDay", "dueOrder", ProjectionType.KEYS_ONLY)),
          "QUARANTINE",
              List.of(
                  new Index("due", "dueDay", "dueOrder", ProjectionType.KEYS_ONLY),
                  new Index("waiting", "waiting", "waitingOrder", ProjectionType.ALL)),
          "REGISTER",
              List.of(
                  new Index("contacts", "contacts", "contactsOrder", ProjectionType.ALL)));

  private record Index(String name, String hash, String range, ProjectionType projection) {}

  private final String prefix = "t" + INSTANCES.incrementAndGet() + "-";
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final DynamoDbClient client;

  public LocalDynamoDb() {
    client =
        DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(ENDPOINT)
            .region(Region.EU_NORTH_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    TABLES.forEach(this::create);
    environment.put("AWS_REGION", "eu-north-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", ENDPOINT.toString());
    environment.put("CONTROLLERS", "btb-plaza,btb-transformers");
    environment.put("DECLARATION_OVERRIDES", "{}");
  }

  /// What a function reads from its environment: the tables, the region, the endpoint.
  public Map<String, String> environment() {
    return environment;
  }

  public DynamoDbClient client() {
    return client;
  }

  /// Everything in a table, such as `OUTBOX`.
  public List<Attributes> everything(String table) {
    return client.scanPaginator(scan -> scan.tableName(prefix + table)).items().stream()
        .map(Attributes::of)
        .toList();
  }

  /// Takes an item away behind the program's back.
  public void erase(String table, String pk, String sk) {
    client.deleteItem(delete -> delete.tableName(prefix + table).key(Attributes.key(pk, sk)));
  }

  /// Puts an item behind the program's back.
  public void put(String table, Attributes item) {
    client.putItem(put -> put.tableName(prefix + table).item(item.values()));
  }

  private void create(String table, List<Index> indexes) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    attributes.add(text(Attributes.PK));
    attributes.add(text(Attributes.SK));
    List<GlobalSecondaryIndex> global = new ArrayList<>();
    for (Index index : indexes) {
      attributes.add(text(index.hash()));
      attributes.add(text(index.range()));
      global.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.name())
              .keySchema(key(index.hash(), KeyType.HASH), key(index.range(), KeyType.RANGE))
              .projection(projection -> projection.projectionType(index.projection()))
              .build());
    }
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(prefix + table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes)
            .keySchema(key(Attributes.PK, KeyType.HASH), key(Attributes.SK, KeyType.RANGE));
    client.createTable(
        global.isEmpty() ? request.build() : request.globalSecondaryIndexes(global).build());
    environment.put(table + "_TABLE", prefix + table);
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

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
