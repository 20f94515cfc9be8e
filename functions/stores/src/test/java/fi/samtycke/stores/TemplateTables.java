package fi.samtycke.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// The tables of `template.yaml` with their indexes, by the names under which functions find them
/// in their environment, without `_TABLE`: `CHANGE_LOG` for the table `ChangeLog`.
final class TemplateTables {
  static final Map<String, CreateTableRequest> ALL = read();

  private TemplateTables() {}

  private static Map<String, CreateTableRequest> read() {
    Path file = Path.of(System.getProperty("samtycke.home"), "template.yaml");
    try {
      Node template =
          new Compose(LoadSettings.builder().setLabel(file.toString()).build())
              .composeString(Files.readString(file))
              .orElseThrow();
      Map<String, CreateTableRequest> tables = new LinkedHashMap<>();
      fields(fields(template).get("Resources"))
          .forEach((name, resource) -> {
            if (text(resource, "Type").equals("AWS::DynamoDB::Table")) {
              tables.put(variable(name), table(fields(resource).get("Properties")));
            }
          });
      return tables;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static CreateTableRequest table(Node properties) {
    CreateTableRequest.Builder table =
        CreateTableRequest.builder()
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(properties))
            .attributeDefinitions(
                items(properties, "AttributeDefinitions").stream()
                    .map(attribute ->
                        AttributeDefinition.builder()
                            .attributeName(text(attribute, "AttributeName"))
                            .attributeType(text(attribute, "AttributeType"))
                            .build())
                    .toList());
    List<GlobalSecondaryIndex> indexes =
        items(properties, "GlobalSecondaryIndexes").stream().map(TemplateTables::index).toList();
    return indexes.isEmpty() ? table.build() : table.globalSecondaryIndexes(indexes).build();
  }

  private static GlobalSecondaryIndex index(Node index) {
    Node projected = fields(index).get("Projection");
    Projection.Builder projection =
        Projection.builder().projectionType(text(projected, "ProjectionType"));
    List<Node> more = items(projected, "NonKeyAttributes");
    if (!more.isEmpty()) {
      projection.nonKeyAttributes(more.stream().map(TemplateTables::scalar).toList());
    }
    return GlobalSecondaryIndex.builder()
        .indexName(text(index, "IndexName"))
        .keySchema(keys(index))
        .projection(projection.build())
        .build();
  }

  private static List<KeySchemaElement> keys(Node owner) {
    return items(owner, "KeySchema").stream()
        .map(key ->
            KeySchemaElement.builder()
                .attributeName(text(key, "AttributeName"))
                .keyType(text(key, "KeyType"))
                .build())
        .toList();
  }

  private static String variable(String logicalId) {
    return logicalId.replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static Map<String, Node> fields(Node node) {
    Map<String, Node> fields = new LinkedHashMap<>();
    ((MappingNode) node)
        .getValue()
        .forEach(entry -> fields.put(scalar(entry.getKeyNode()), entry.getValueNode()));
    return fields;
  }

  private static List<Node> items(Node owner, String name) {
    return fields(owner).get(name) instanceof SequenceNode list ? list.getValue() : List.of();
  }

  private static String text(Node owner, String name) {
    return scalar(fields(owner).get(name));
  }

  private static String scalar(Node node) {
    return ((ScalarNode) node).getValue();
  }
}
