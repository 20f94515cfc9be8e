package fi.samtycke.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets Manager: hands out the secrets of the template, which are empty until somebody fills
/// them.
///
/// @see <a
///   href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
public final class Secrets {
  static final String OPERATION = "secretsmanager.GetSecretValue";

  private final Set<String> ids;
  private final Map<String, String> values = new ConcurrentHashMap<>();

  /// @param ids as `Ref` names the secrets of the template
  public Secrets(Set<String> ids) {
    this.ids = ids;
  }

  /// Fills a secret.
  ///
  /// @throws IllegalArgumentException when the template has none of this id
  public void put(String id, String value) {
    if (!ids.contains(id)) {
      throw new IllegalArgumentException("the template has no secret " + id);
    }
    values.put(id, value);
  }

  public void empty() {
    values.clear();
  }

  /// The text of a secret.
  String value(JsonNode request) {
    Json.only(request, "GetSecretValue", "SecretId");
    String value = values.get(request.path("SecretId").asText());
    if (value == null) {
      throw new Refused(
          400,
          "ResourceNotFoundException",
          "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
    }
    return value;
  }
}
