package fi.samtycke.local.template;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `template.yaml` as far as it runs on one machine, and refuses the rest.
public final class TemplateReader {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Conditions",
          "Description",
          "Globals",
          "Mappings",
          "Metadata",
          "Outputs",
          "Parameters",
          "Resources",
          "Transform");

  /// Resource types that mean something at AWS and nothing on one machine.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::Cognito::UserPool",
          "AWS::Cognito::UserPoolClient",
          "AWS::Cognito::UserPoolDomain",
          "AWS::Cognito::UserPoolGroup",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Role",
          "AWS::KMS::Alias",
          "AWS::KMS::Key",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::Logs::MetricFilter",
          "AWS::S3::BucketPolicy",
          "AWS::SES::ConfigurationSetEventDestination",
          "AWS::SES::EmailIdentity",
          "AWS::SES::ReceiptRuleSet",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::Queue",
          "AWS::SQS::QueuePolicy");

  private final Intrinsics intrinsics;
  private final Map<?, ?> globals;
  private final Map<?, ?> resources;

  private final Map<String, Template.Function> functions = new LinkedHashMap<>();
  private final Map<String, Template.Table> tables = new LinkedHashMap<>();
  private final Map<String, Template.Bucket> buckets = new LinkedHashMap<>();
  private final Set<String> buses = new TreeSet<>(Set.of("default"));
  private final Set<String> configurationSets = new TreeSet<>();
  private final Set<String> secrets = new TreeSet<>();
  private final List<Template.Rule> rules = new ArrayList<>();
  private final List<Template.Receipt> receipts = new ArrayList<>();

  private TemplateReader(Map<?, ?> document, Map<String, String> parameters) {
    this.intrinsics = new Intrinsics(document, parameters);
    this.globals = Intrinsics.section(document, "Globals");
    this.resources = Intrinsics.section(document, "Resources");
  }

  /// Reads a template.
  ///
  /// @param parameters values instead of the defaults of the template's parameters
  /// @throws TemplateRefused with a sentence on the first thing that is not known here
  public static Template read(Path file, Map<String, String> parameters) throws IOException {
    Map<?, ?> document = TemplateYaml.read(file);
    for (Object section : document.keySet()) {
      if (!SECTIONS.contains(String.valueOf(section))) {
        throw new TemplateRefused(file.toString(), "has the unknown section " + section);
      }
    }
    return new TemplateReader(document, parameters).read();
  }

  private Template read() {
    Events events = new Events(byArn("AWS::DynamoDB::Table", "StreamArn"));
    Apis apis = new Apis();
    Roles roles = new Roles(managedPolicies());
    for (Object key : resources.keySet()) {
      String id = String.valueOf(key);
      Part resource = Part.mapping("Resources." + id, resources.get(key));
      String type = resource.text("Type");
      boolean there =
          resource
              .optionalText("Condition")
              .map(name -> intrinsics.condition(resource.where(), name))
              .orElse(true);
      resource
          .without("DependsOn", "DeletionPolicy", "Metadata", "Properties", "UpdateReplacePolicy")
          .done();
      if (there) {
        Part properties = properties(id, type, resource);
        switch (type) {
          case "AWS::Serverless::Function" ->
              functions.put(id, Functions.read(id, properties, events, roles));
          case "AWS::Serverless::HttpApi" ->
              apis.read(id, properties, byArn("AWS::Serverless::Function", "Arn"));
          case "AWS::DynamoDB::Table" ->
              tables.put(id, Tables.read(id, intrinsics.names().name(id, id), properties));
          case "AWS::S3::Bucket" ->
              buckets.put(id, Buckets.read(id, intrinsics.names().name(id, id), properties));
          case "AWS::SES::ReceiptRule" ->
              receipts.add(
                  Receipts.read(
                      id,
                      properties,
                      byName("AWS::S3::Bucket"),
                      byArn("AWS::Serverless::Function", "Arn")));
          case "AWS::Events::EventBus" -> buses.add(intrinsics.names().name(id, id));
          case "AWS::Events::Rule" ->
              rules.add(events.rule(id, properties, byArn("AWS::Serverless::Function", "Arn")));
          case "AWS::SES::ConfigurationSet" ->
              configurationSets.add(intrinsics.names().name(id, id));
          case "AWS::SecretsManager::Secret" -> secrets.add(intrinsics.names().name(id, id));
          default -> {
            if (!WITHOUT_EFFECT.contains(type)) {
              throw new TemplateRefused(
                  resource.where(), "has the type " + type + ", which is not known here");
            }
          }
        }
      }
    }
    rules.addAll(events.rules());
    return new Template(
        functions,
        tables,
        buckets,
        apis.api(),
        events.streams(),
        events.schedules(),
        rules,
        receipts,
        buses,
        configurationSets,
        secrets);
  }

  /// The resource's properties, the globals of its type beneath them, every function applied.
  private Part properties(String id, String type, Part resource) {
    String where = "Resources." + id + ".Properties";
    Object own = resource.value("Properties").orElse(Map.of());
    String kind = type.replace("AWS::Serverless::", "");
    Object merged = merged(globals.get(kind), own);
    return Part.mapping(where, intrinsics.resolve(where, merged));
  }

  private static Object merged(@Nullable Object below, Object above) {
    if (below instanceof Map<?, ?> lower && above instanceof Map<?, ?> upper) {
      Map<Object, Object> merged = new LinkedHashMap<>(lower);
      upper.forEach((key, value) -> merged.put(key, merged(lower.get(key), value)));
      return merged;
    }
    return above;
  }

  /// Logical ids by an attribute that other resources refer to.
  private Map<String, Part> managedPolicies() {
    String type = "AWS::IAM::ManagedPolicy";
    return ids(type)
        .collect(
            toMap(
                id -> intrinsics.names().name(id, id),
                id -> properties(id, type, Part.mapping(id, Intrinsics.section(resources, id)))));
  }

  private Map<String, String> byArn(String type, String attribute) {
    return ids(type)
        .collect(
            toMap(id -> String.valueOf(intrinsics.names().attribute(id, id, attribute)), id -> id));
  }

  private Map<String, String> byName(String type) {
    return ids(type).collect(toMap(id -> intrinsics.names().name(id, id), id -> id));
  }

  private Stream<String> ids(String type) {
    return resources.entrySet().stream()
        .filter(each -> each.getValue() instanceof Map<?, ?> map && type.equals(map.get("Type")))
        .map(each -> String.valueOf(each.getKey()));
  }
}
