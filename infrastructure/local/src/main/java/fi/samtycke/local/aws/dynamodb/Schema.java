package fi.samtycke.local.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.CreateTableRequest;
import com.amazonaws.services.dynamodbv2.model.GlobalSecondaryIndex;
import com.amazonaws.services.dynamodbv2.model.KeySchemaElement;
import com.amazonaws.services.dynamodbv2.model.Projection;
import com.amazonaws.services.dynamodbv2.model.StreamSpecification;
import fi.samtycke.local.template.Template;
import java.util.List;

/// A table of the template as DynamoDB takes it.
final class Schema {
  private Schema() {}

  static CreateTableRequest of(Template.Table table) {
    CreateTableRequest request =
        new CreateTableRequest()
            .withTableName(table.name())
            .withBillingMode("PAY_PER_REQUEST")
            .withKeySchema(keys(table.keys()))
            .withAttributeDefinitions(
                table.attributes().entrySet().stream()
                    .map(each -> new AttributeDefinition(each.getKey(), each.getValue()))
                    .toList());
    table
        .streamed()
        .ifPresent(view ->
            request.setStreamSpecification(
                new StreamSpecification().withStreamEnabled(true).withStreamViewType(view)));
    if (!table.indexes().isEmpty()) {
      request.setGlobalSecondaryIndexes(table.indexes().stream().map(Schema::index).toList());
    }
    return request;
  }

  private static GlobalSecondaryIndex index(Template.Index index) {
    Projection projection = new Projection().withProjectionType(index.projection());
    if (!index.attributes().isEmpty()) {
      projection.setNonKeyAttributes(index.attributes());
    }
    return new GlobalSecondaryIndex()
        .withIndexName(index.name())
        .withKeySchema(keys(index.keys()))
        .withProjection(projection);
  }

  private static List<KeySchemaElement> keys(List<Template.Key> keys) {
    return keys.stream().map(key -> new KeySchemaElement(key.attribute(), key.type())).toList();
  }
}
