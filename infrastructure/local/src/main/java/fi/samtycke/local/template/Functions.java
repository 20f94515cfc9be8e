package fi.samtycke.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads `AWS::Serverless::Function`.
final class Functions {
  /// How often Lambda tries an asynchronous run again, unless told otherwise.
  private static final int LAMBDA_RETRIES = 2;

  private static final int LAMBDA_TIMEOUT = 3;

  private Functions() {}

  static Template.Function read(String id, Part properties, Events events, Roles roles) {
    Map<String, String> environment = new LinkedHashMap<>();
    Part variables = properties.part("Environment").part("Variables");
    variables.keys().forEach(key -> environment.put(key, variables.text(key)));
    Part later = properties.part("EventInvokeConfig").without("MaximumEventAgeInSeconds");
    int retries = later.number("MaximumRetryAttempts", LAMBDA_RETRIES);
    later.without("DestinationConfig").done();
    Template.Function function =
        new Template.Function(
            id,
            properties.text("Handler"),
            properties.text("CodeUri"),
            Duration.ofSeconds(properties.number("Timeout", LAMBDA_TIMEOUT)),
            environment,
            retries,
            roles.read(properties));
    Part sources = properties.part("Events");
    for (String name : sources.keys()) {
      events.read(id, name, sources.part(name));
    }
    properties
        .without(
            "Architectures",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "DeadLetterQueue",
            "Description",
            "EphemeralStorage",
            "FunctionName",
            "KmsKeyArn",
            "LoggingConfig",
            "MemorySize",
            "PermissionsBoundary",
            "PropagateTags",
            "ReservedConcurrentExecutions",
            "Role",
            "Runtime",
            "RuntimeManagementConfig",
            "SnapStart",
            "Tags",
            "Tracing")
        .done();
    return function;
  }
}
