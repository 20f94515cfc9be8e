package fi.samtycke.local.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How many resources of which type CloudFormation gets to see when the serverless transform has
/// expanded `template.yaml`. Counts what stands under a condition as well, as CloudFormation does,
/// and refuses whatever it does not know how to expand.
///
/// @see <a
///   href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html">generated
///   resources</a>
public final class Expansion {
  /// Properties of a function that would make resources of their own.
  private static final Set<String> UNKNOWN =
      Set.of(
          "Connectors",
          "DeploymentPreference",
          "EventInvokeConfig",
          "FunctionUrlConfig",
          "ProvisionedConcurrencyConfig",
          "VersionDeletionPolicy");

  private final Map<?, ?> globals;
  private final Map<String, Integer> types = new TreeMap<>();

  private Expansion(Map<?, ?> globals) {
    this.globals = globals;
  }

  /// The number of resources by type.
  public static Map<String, Integer> of(WholeTemplate template) {
    Expansion expansion = new Expansion(WholeTemplate.map(template.document().get("Globals")));
    WholeTemplate.map(template.document().get("Resources"))
        .forEach(
            (id, resource) -> expansion.expand(String.valueOf(id), WholeTemplate.map(resource)));
    return expansion.types;
  }

  private void expand(String id, Map<?, ?> resource) {
    String type = String.valueOf(resource.get("Type"));
    Map<?, ?> properties = WholeTemplate.map(resource.get("Properties"));
    switch (type) {
      case "AWS::Serverless::Function" -> function(id, properties);
      case "AWS::Serverless::HttpApi" -> {
        if (properties.containsKey("Domain")) {
          throw new AssertionError(id + ".Domain cannot be expanded here");
        }
        count("AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage");
      }
      default -> {
        if (type.startsWith("AWS::Serverless::")) {
          throw new AssertionError(type + " cannot be expanded here");
        }
        count(type);
      }
    }
  }

  private void function(String id, Map<?, ?> own) {
    Map<Object, Object> properties = new TreeMap<>(WholeTemplate.map(globals.get("Function")));
    properties.putAll(own);
    for (String property : UNKNOWN) {
      if (properties.containsKey(property)) {
        throw new AssertionError(id + "." + property + " cannot be expanded here");
      }
    }
    count("AWS::Lambda::Function");
    if (!properties.containsKey("Role")) {
      count("AWS::IAM::Role");
    }
    if (properties.containsKey("AutoPublishAlias")) {
      count("AWS::Lambda::Version", "AWS::Lambda::Alias");
    }
    WholeTemplate.map(properties.get("Events"))
        .forEach((name, event) -> event(id + "." + name, WholeTemplate.map(event)));
  }

  private void event(String id, Map<?, ?> event) {
    Map<?, ?> properties = WholeTemplate.map(event.get("Properties"));
    switch (String.valueOf(event.get("Type"))) {
      case "DynamoDB" -> count("AWS::Lambda::EventSourceMapping");
      case "EventBridgeRule" -> count("AWS::Events::Rule", "AWS::Lambda::Permission");
      case "ScheduleV2" -> {
        count("AWS::Scheduler::Schedule");
        if (!properties.containsKey("RoleArn")) {
          count("AWS::IAM::Role");
        }
      }
      default -> throw new AssertionError(id + " cannot be expanded here");
    }
  }

  private void count(String... types) {
    for (String type : types) {
      this.types.merge(type, 1, Integer::sum);
    }
  }
}
