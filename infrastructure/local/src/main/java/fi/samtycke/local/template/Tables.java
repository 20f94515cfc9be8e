package fi.samtycke.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `AWS::DynamoDB::Table`.
final class Tables {
  private Tables() {}

  static Template.Table read(String id, String name, Part properties) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Part attribute : properties.parts("AttributeDefinitions")) {
      attributes.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
      attribute.done();
    }
    Part stream = properties.part("StreamSpecification");
    Optional<String> streamed = stream.optionalText("StreamViewType");
    stream.done();
    Part ends = properties.part("TimeToLiveSpecification");
    Optional<String> timeToLive =
        ends.optionalText("AttributeName").filter(_ -> ends.flag("Enabled", false));
    List<Template.Index> indexes = new ArrayList<>();
    for (Part index : properties.parts("GlobalSecondaryIndexes")) {
      indexes.add(index(index));
    }
    Template.Table table =
        new Template.Table(id, name, attributes, keys(properties), indexes, timeToLive, streamed);
    properties
        .without(
            "BillingMode",
            "ContributorInsightsSpecification",
            "DeletionProtectionEnabled",
            "OnDemandThroughput",
            "PointInTimeRecoverySpecification",
            "ResourcePolicy",
            "SSESpecification",
            "TableClass",
            "TableName",
            "Tags")
        .done();
    return table;
  }

  private static Template.Index index(Part index) {
    Part projection = index.part("Projection");
    Template.Index read =
        new Template.Index(
            index.text("IndexName"),
            keys(index),
            projection.text("ProjectionType"),
            projection.texts("NonKeyAttributes"));
    projection.done();
    index.without("ContributorInsightsSpecification", "OnDemandThroughput").done();
    return read;
  }

  private static List<Template.Key> keys(Part part) {
    List<Template.Key> keys = new ArrayList<>();
    for (Part key : part.parts("KeySchema")) {
      keys.add(new Template.Key(key.text("AttributeName"), key.text("KeyType")));
      key.done();
    }
    return keys;
  }
}
