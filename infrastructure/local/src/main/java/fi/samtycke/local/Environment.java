package fi.samtycke.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.aws.Endpoints;
import fi.samtycke.local.run.NotStarted;
import fi.samtycke.local.template.Template;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The variables of functions: those of the template, what Lambda adds, where AWS is on this
/// machine, and this machine's own address as the public one of every controller.
final class Environment {
  private static final JsonMapper JSON = new JsonMapper();

  private final String baseUrl;
  private final URI database;
  private final URI endpoints;
  private final URI s3;

  Environment(String baseUrl, URI database, Endpoints endpoints) {
    this.baseUrl = baseUrl;
    this.database = database;
    this.endpoints = endpoints.address();
    this.s3 = endpoints.s3();
  }

  Map<String, String> of(Map<String, String> declared) {
    Map<String, String> variables = new LinkedHashMap<>(declared);
    variables.put("AWS_REGION", Template.REGION);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.toString());
    variables.put("AWS_ENDPOINT_URL_SESV2", endpoints.toString());
    variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", endpoints.toString());
    variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoints.toString());
    variables.put("AWS_ENDPOINT_URL_S3", s3.toString());
    if (declared.containsKey("DECLARATION_OVERRIDES")) {
      variables.put("DECLARATION_OVERRIDES", overrides(declared));
    }
    return variables;
  }

  /// The ids of the controllers that the functions of a template serve.
  static List<String> controllers(Template template) {
    return List.copyOf(
        new TreeSet<>(
            template.functions().values().stream()
                .flatMap(each -> controllers(each.environment()).stream())
                .toList()));
  }

  private static List<String> controllers(Map<String, String> variables) {
    return Optional.ofNullable(variables.get("CONTROLLERS"))
        .filter(ids -> !ids.isEmpty())
        .map(ids -> List.of(ids.split(",", -1)))
        .orElse(List.of());
  }

  private String overrides(Map<String, String> declared) {
    try {
      if (JSON.readTree(declared.get("DECLARATION_OVERRIDES")) instanceof ObjectNode overrides) {
        controllers(declared).forEach(id -> overrides.withObject(id).put("publicUrl", baseUrl));
        return overrides.toString();
      }
      throw new NotStarted("DECLARATION_OVERRIDES is no JSON object");
    } catch (JsonProcessingException malformed) {
      throw new NotStarted("DECLARATION_OVERRIDES is no JSON", malformed);
    }
  }
}
