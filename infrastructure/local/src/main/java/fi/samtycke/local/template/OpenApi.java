package fi.samtycke.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the routes of the API out of its `DefinitionBody`: OpenAPI 3.0.1 of which each operation
/// refers to the integration of a function, and may demand one authorizer.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integrations.html">integrations</a>
final class OpenApi {
  private static final String VERSION = "3.0.1";
  private static final String INTEGRATIONS = "x-amazon-apigateway-integrations";
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
  private static final String REFERENCE = "#/components/" + INTEGRATIONS + "/";
  private static final Set<String> METHODS =
      Set.of("delete", "get", "head", "patch", "post", "put");
  private static final Pattern CALL =
      Pattern.compile("arn:aws:apigateway:[^:]+:lambda:path/2015-03-31/functions/(.+)/invocations");

  private OpenApi() {}

  /// @param functions logical ids by ARN
  static List<Template.Route> routes(Part body, Map<String, String> functions) {
    if (!body.text("openapi").equals(VERSION)) {
      throw new TemplateRefused(body.where(), "should be OpenAPI " + VERSION);
    }
    Map<String, String> integrations = integrations(body, functions);
    Part paths = body.part("paths");
    List<Template.Route> routes = new ArrayList<>();
    for (String path : paths.keys()) {
      Part operations = paths.part(path);
      for (String method : operations.keys()) {
        if (METHODS.contains(method)) {
          routes.add(route(method, path, operations.part(method), integrations));
        }
      }
      operations.done();
    }
    body.without("info").done();
    return routes;
  }

  private static Map<String, String> integrations(Part body, Map<String, String> functions) {
    Part components = body.part("components");
    Part declared = components.part(INTEGRATIONS);
    components.done();
    Map<String, String> integrations = new LinkedHashMap<>();
    for (String name : declared.keys()) {
      integrations.put(name, function(declared.part(name), functions));
    }
    return integrations;
  }

  private static String function(Part integration, Map<String, String> functions) {
    String kind =
        integration.text("type")
            + " "
            + integration.text("httpMethod")
            + " "
            + integration.text("payloadFormatVersion");
    if (!kind.equals("aws_proxy POST 2.0")) {
      throw new TemplateRefused(
          integration.where(), "should be aws_proxy by POST with the payload format 2.0");
    }
    Matcher call = CALL.matcher(integration.text("uri"));
    String function = call.matches() ? functions.get(call.group(1)) : null;
    if (function == null) {
      throw new TemplateRefused(integration.where(), "calls no function of this template");
    }
    integration.done();
    return function;
  }

  private static Template.Route route(
      String method, String path, Part operation, Map<String, String> integrations) {
    Part integration = operation.part(INTEGRATION);
    String reference = integration.text("$ref");
    integration.done();
    String function = integrations.get(reference.replace(REFERENCE, ""));
    if (function == null) {
      throw new TemplateRefused(
          operation.where(), "refers to " + reference + ", which is not declared");
    }
    Template.Route route =
        new Template.Route(method.toUpperCase(Locale.ROOT), path, function, authorizer(operation));
    operation.done();
    return route;
  }

  private static Optional<String> authorizer(Part operation) {
    if (!operation.has("security")) {
      return Optional.empty();
    }
    List<Part> all = operation.parts("security");
    if (all.size() != 1 || all.getFirst().keys().size() != 1) {
      throw new TemplateRefused(operation.where(), "should name one authorizer");
    }
    Part named = all.getFirst();
    String name = named.keys().iterator().next();
    if (!named.texts(name).isEmpty()) {
      throw new TemplateRefused(operation.where(), "demands a scope, which is not known here");
    }
    return Optional.of(name);
  }
}
