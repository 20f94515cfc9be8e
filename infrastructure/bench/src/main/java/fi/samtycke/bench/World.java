package fi.samtycke.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// What functions in processes of their own are measured against: DynamoDB Local, SES and
/// EventBridge on this machine, the tables of the template, and what the measured events speak of.
///
/// `World <folder> <events for each case>` writes `<folder>/world.json` (the cases of [Cases], the
/// commands' environment) and a file of events for each case, says `ready` and stays until its
/// input ends.
public final class World {
  private static final JsonMapper JSON = new JsonMapper();
  static final Path HOME = Path.of(System.getProperty("samtycke.home"));

  private World() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int events = Integer.parseInt(arguments[1]);
    try (Backstage stage = new Backstage(Instant.now(), real -> real)) {
      peersTable(stage);
      ObjectNode world = JSON.createObjectNode();
      ArrayNode cases = world.putArray("cases");
      for (Cases.Case each : new Cases(stage, events).all()) {
        Path file = folder.resolve(each.name() + ".events");
        Files.write(file, each.events());
        Template.Function function = Backstage.declared(each.function());
        ObjectNode described =
            cases
                .addObject()
                .put("name", each.name())
                .put("function", each.function())
                .put("handler", function.handler())
                .put("zip", function.code())
                .put("events", file.toString())
                .put("expect", each.status());
        environment(described.putObject("env"), stage.environment(each.function()));
      }
      environment(world.putObject("peers"), stage.environment("DispatchOutboxFunction"));
      Files.writeString(folder.resolve("world.json"), world.toPrettyString());
      System.out.println("ready");
      while (System.in.read() >= 0) {
        // Whoever started this closes its input to end it.
      }
    }
  }

  private static void environment(ObjectNode node, Map<String, String> environment) {
    environment.forEach(node::put);
  }

  /// The table of the functions that ours are compared with.
  private static void peersTable(Backstage stage) {
    stage.dynamoDb.createTable(table ->
        table
            .tableName("contacts")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(Stream.of("pk", "sk").map(World::attribute).toList())
            .keySchema(List.of(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
