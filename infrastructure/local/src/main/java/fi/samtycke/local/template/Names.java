package fi.samtycke.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What `Ref` and `GetAtt` give on one machine: names of the stack, made up where AWS would make
/// them up, the same at every start.
final class Names {
  static final String STACK = "samtycke-local";
  static final String REGION = "eu-north-1";
  static final String ACCOUNT = "123456789012";
  static final String STACK_ID =
      "arn:aws:cloudformation:" + REGION + ":" + ACCOUNT + ":stack/" + STACK + "/1";

  private static final Map<String, Object> PSEUDO =
      Map.of(
          "AWS::AccountId", ACCOUNT,
          "AWS::Partition", "aws",
          "AWS::Region", REGION,
          "AWS::StackId", STACK_ID,
          "AWS::StackName", STACK,
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::NotificationARNs", List.of());

  /// Resources whose own name, if the template gives one, is what `Ref` gives.
  private static final Map<String, String> NAMED =
      Map.of(
          "AWS::DynamoDB::Table", "TableName",
          "AWS::Events::EventBus", "Name",
          "AWS::SES::ConfigurationSet", "Name",
          "AWS::Serverless::Function", "FunctionName");

  private final Intrinsics intrinsics;
  private final Map<?, ?> parameters;
  private final Map<String, String> given;
  private final Map<?, ?> resources;

  Names(
      Intrinsics intrinsics, Map<?, ?> parameters, Map<String, String> given, Map<?, ?> resources) {
    this.intrinsics = intrinsics;
    this.parameters = parameters;
    this.given = given;
    this.resources = resources;
    for (String name : given.keySet()) {
      if (!parameters.containsKey(name)) {
        throw new TemplateRefused("Parameters", "have no " + name);
      }
    }
  }

  Object ref(String where, String name) {
    Object pseudo = PSEUDO.get(name);
    if (pseudo != null) {
      return pseudo;
    }
    if (parameters.get(name) instanceof Map<?, ?> parameter) {
      return parameter(where, name, parameter);
    }
    String logicalId = name.replaceFirst("\\.(Alias|Version)$", "");
    return name.equals(logicalId) ? name(where, name) : attribute(where, logicalId, "Arn");
  }

  /// The ARN of what has one here that something else refers to; else a text that tells its origin.
  Object attribute(String where, String logicalId, String attribute) {
    String name = name(where, logicalId);
    String arn = "arn:aws:%s:" + REGION + ":" + ACCOUNT + ":%s";
    return switch (type(where, logicalId) + "." + attribute) {
      case "AWS::DynamoDB::Table.Arn" -> arn.formatted("dynamodb", "table/" + name);
      case "AWS::DynamoDB::Table.StreamArn" ->
          arn.formatted("dynamodb", "table/" + name + "/stream/1");
      case "AWS::Serverless::Function.Arn", "AWS::Serverless::Function.Alias" ->
          arn.formatted("lambda", "function:" + name);
      case "AWS::SQS::Queue.Arn" -> arn.formatted("sqs", name);
      case "AWS::SQS::Queue.QueueName" -> name;
      case "AWS::S3::Bucket.Arn" -> "arn:aws:s3:::" + name;
      case "AWS::Events::EventBus.Arn" -> arn.formatted("events", "event-bus/" + name);
      case "AWS::Events::EventBus.Name" -> name;
      default -> name + "." + attribute;
    };
  }

  String name(String where, String logicalId) {
    String property = NAMED.getOrDefault(type(where, logicalId), "");
    if (resources.get(logicalId) instanceof Map<?, ?> resource
        && resource.get("Properties") instanceof Map<?, ?> properties
        && properties.containsKey(property)) {
      return String.valueOf(intrinsics.resolve(where, properties.get(property)));
    }
    String name = STACK + "-" + logicalId;
    // The name of a bucket has no capitals.
    return type(where, logicalId).equals("AWS::S3::Bucket") ? name.toLowerCase(Locale.ROOT) : name;
  }

  private String type(String where, String logicalId) {
    if (resources.get(logicalId) instanceof Map<?, ?> resource) {
      return String.valueOf(resource.get("Type"));
    }
    throw new TemplateRefused(where, "refers to " + logicalId + ", which is not in the template");
  }

  private Object parameter(String where, String name, Map<?, ?> declared) {
    Object value = given.containsKey(name) ? given.get(name) : declared.get("Default");
    if (value == null) {
      throw new TemplateRefused(
          where, "needs the parameter " + name + ", which has no default and was not given");
    }
    boolean list = Set.of("CommaDelimitedList", "List<String>").contains(declared.get("Type"));
    return list && value instanceof String text
        ? text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"))
        : value instanceof Boolean || value instanceof Number ? value.toString() : value;
  }
}
