package fi.samtycke.local.spec;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.evidence.EnsureDigestKeysHandler;
import fi.samtycke.intake.form.ReceiveMessageHandler;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.TemplateReader;
import fi.samtycke.platform.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// The contact form against somebody else's stand-in for AWS: what our own local stack takes,
/// another implementation of the same interface takes too. Needs a Docker engine and the image.
class LocalStackSmokeTest {
  /// The last version that runs without a token.
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private static final Path HOME = Path.of(System.getProperty("samtycke.home", "../.."));

  @Test
  void a_message_is_stored_with_its_log_entry_and_what_it_owes_on_localstack_too()
      throws IOException {
    DockerImageName image = EngineImage.orSkip(IMAGE);
    try (LocalStackContainer aws = new LocalStackContainer(image).withServices("dynamodb");
        SdkHttpClient http = UrlConnectionHttpClient.create()) {
      aws.start();
      Template template = TemplateReader.read(HOME.resolve("template.yaml"), Map.of());
      InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-20T10:00:00Z"));
      Wiring receiving = wiring(template, "ReceiveMessageFunction", aws, clock, http);
      try (DynamoDbClient dynamoDb = patientClient(aws, http)) {
        template.tables().values().forEach(table -> dynamoDb.createTable(schema(table)));
        new EnsureDigestKeysHandler(wiring(template, "EnsureDigestKeysFunction", aws, clock, http))
            .handleRequest(event("{}"), OutputStream.nullOutputStream(), null);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new ReceiveMessageHandler(receiving)
            .handleRequest(
                Files.newInputStream(HOME.resolve("events/intake/post-json.json")), answer, null);

        assertThat(answer.toString(StandardCharsets.UTF_8)).contains("\"statusCode\":202");
        for (String table : List.of("Conversations", "ChangeLog", "Outbox")) {
          String name = template.tables().get(table).name();
          assertThat(dynamoDb.scan(scan -> scan.tableName(name)).items()).as(table).isNotEmpty();
        }
      }
    }
  }

  /// A function's client would ask again for a table that is being made.
  private static DynamoDbClient patientClient(LocalStackContainer aws, SdkHttpClient http) {
    return DynamoDbClient.builder()
        .endpointOverride(aws.getEndpoint())
        .region(Region.of(aws.getRegion()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(aws.getAccessKey(), aws.getSecretKey())))
        .httpClient(http)
        .build();
  }

  private static Wiring wiring(
      Template template,
      String function,
      LocalStackContainer aws,
      InstantSource clock,
      SdkHttpClient http) {
    Map<String, String> environment =
        new HashMap<>(template.functions().get(function).environment());
    environment.put("AWS_REGION", aws.getRegion());
    environment.put("AWS_ACCESS_KEY_ID", aws.getAccessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", aws.getSecretKey());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", aws.getEndpoint().toString());
    return new Wiring(environment, clock, http);
  }

  private static CreateTableRequest schema(Template.Table table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(table.keys()))
            .attributeDefinitions(
                table.attributes().entrySet().stream()
                    .map(attribute ->
                        AttributeDefinition.builder()
                            .attributeName(attribute.getKey())
                            .attributeType(attribute.getValue())
                            .build())
                    .toList());
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(
          table.indexes().stream()
              .map(index ->
                  GlobalSecondaryIndex.builder()
                      .indexName(index.name())
                      .keySchema(keys(index.keys()))
                      .projection(Projection.builder().projectionType(index.projection()).build())
                      .build())
              .toList());
    }
    return request.build();
  }

  private static List<KeySchemaElement> keys(List<Template.Key> keys) {
    return keys.stream()
        .map(key ->
            KeySchemaElement.builder().attributeName(key.attribute()).keyType(key.type()).build())
        .toList();
  }

  private static InputStream event(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
