package fi.samtycke.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.local.aws.s3.S3;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.Template.Right;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteRequest;

/// Which rights a call takes.
///
/// @see <a
///   href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">actions
///   of DynamoDB</a>
final class RequiredPermissions {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ARN = "arn:aws:%s:" + Template.REGION + ":" + Template.ACCOUNT + ":";
  private static final Map<String, String> IN_TRANSACTIONS =
      Map.of(
          "ConditionCheck", "ConditionCheckItem",
          "Delete", "DeleteItem",
          "Get", "GetItem",
          "Put", "PutItem",
          "Update", "UpdateItem");

  private RequiredPermissions() {}

  static List<Right> of(Call call, HttpExecuteRequest request) throws IOException {
    return switch (call.service()) {
      case "dynamodb" -> table(call.operation(), body(request));
      case "s3" -> object(call, request.httpRequest().encodedPath());
      case "eventbridge" -> bus(body(request));
      case "secretsmanager" ->
          List.of(
              new Right(
                  "secretsmanager:" + call.operation(), body(request).path("SecretId").asText()));
      // The resource is the identity of the sender, which is a parameter here.
      case "ses" -> List.of(new Right("ses:SendEmail", ""));
      default -> List.of(new Right(call.toString(), ""));
    };
  }

  private static List<Right> table(String operation, JsonNode body) {
    List<Right> needs = new ArrayList<>();
    switch (operation) {
      case "TransactWriteItems", "TransactGetItems" ->
          body.path("TransactItems")
              .forEach(item ->
                  item.properties()
                      .forEach(part ->
                          needs.add(
                              right(
                                  IN_TRANSACTIONS.getOrDefault(part.getKey(), part.getKey()),
                                  part.getValue()))));
      case "BatchGetItem", "BatchWriteItem" ->
          body.path("RequestItems")
              .properties()
              .forEach(each -> needs.add(right(operation, each.getKey(), "")));
      default -> needs.add(right(operation, body));
    }
    return needs;
  }

  private static Right right(String operation, JsonNode part) {
    return right(operation, part.path("TableName").asText(), part.path("IndexName").asText());
  }

  private static Right right(String operation, String table, String index) {
    String arn = ARN.formatted("dynamodb") + "table/" + table;
    return new Right("dynamodb:" + operation, index.isEmpty() ? arn : arn + "/index/" + index);
  }

  /// `HeadObject` takes the right to read.
  private static List<Right> object(Call call, String path) {
    String operation = call.operation().replace("Head", "Get");
    return List.of(
        new Right("s3:" + operation, "arn:aws:s3:::" + path.substring(S3.PATH.length() + 1)));
  }

  private static List<Right> bus(JsonNode body) {
    List<Right> needs = new ArrayList<>();
    for (JsonNode entry : body.path("Entries")) {
      String bus = entry.path("EventBusName").asText("default");
      String arn = bus.startsWith("arn:") ? bus : ARN.formatted("events") + "event-bus/" + bus;
      needs.add(new Right("events:PutEvents", arn));
    }
    return needs;
  }

  private static JsonNode body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return JSON.createObjectNode();
    }
    try (InputStream body = request.contentStreamProvider().get().newStream()) {
      return JSON.readTree(body);
    }
  }
}
