package fi.samtycke.local.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.aws.s3.S3Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The answers with which the services refuse a call.
final class FaultAnswer {
  private static final JsonMapper JSON = new JsonMapper();

  private FaultAnswer() {}

  static HttpExecuteResponse throttled(Call call) {
    return switch (call.service()) {
      case "ses" -> answer(429, "TooManyRequestsException", JSON.createObjectNode());
      case "dynamodb" ->
          answer(400, "ProvisionedThroughputExceededException", JSON.createObjectNode());
      case "s3" -> xml(503, "SlowDown");
      default -> answer(400, "ThrottlingException", JSON.createObjectNode());
    };
  }

  static HttpExecuteResponse failed(Call call) {
    if (call.service().equals("s3")) {
      return xml(500, "InternalError");
    }
    String type =
        call.service().equals("dynamodb") ? "InternalServerError" : "InternalFailureException";
    return answer(500, type, JSON.createObjectNode());
  }

  /// A conflict on the first item of a transaction, or on the one item of another write.
  static HttpExecuteResponse conflict(Call call, HttpExecuteRequest request) throws IOException {
    if (!call.operation().equals("TransactWriteItems")) {
      return answer(400, "TransactionConflictException", JSON.createObjectNode());
    }
    ObjectNode body = JSON.createObjectNode();
    int items = 1;
    if (request.contentStreamProvider().isPresent()) {
      try (InputStream sent = request.contentStreamProvider().get().newStream()) {
        items = JSON.readTree(sent).path("TransactItems").size();
      }
    }
    StringBuilder codes = new StringBuilder();
    for (int i = 0; i < items; i++) {
      String code = i == 0 ? "TransactionConflict" : "None";
      body.withArray("CancellationReasons").addObject().put("Code", code);
      codes.append(i == 0 ? "" : ", ").append(code);
    }
    body.put(
        "Message",
        "Transaction cancelled, please refer cancellation reasons for specific reasons ["
            + codes
            + "]");
    return answer(400, "TransactionCanceledException", body);
  }

  /// What IAM answers when the role of the caller does not allow it.
  static HttpExecuteResponse denied(Call call, String sentence) {
    if (call.service().equals("s3")) {
      return xml(403, "AccessDenied");
    }
    ObjectNode body = JSON.createObjectNode().put("Message", sentence);
    return answer(call.service().equals("ses") ? 403 : 400, "AccessDeniedException", body);
  }

  private static HttpExecuteResponse answer(int status, String type, ObjectNode body) {
    String space = "com.amazonaws.dynamodb.v20120810#";
    body.put("__type", space + type);
    if (!body.has("Message")) {
      body.put("message", "injected fault");
    }
    return answer(
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("x-amzn-ErrorType", type)
            .build(),
        body.toString());
  }

  private static HttpExecuteResponse xml(int status, String code) {
    return answer(
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", "application/xml")
            .build(),
        S3Refused.xml(code, "injected fault"));
  }

  private static HttpExecuteResponse answer(SdkHttpResponse head, String body) {
    return HttpExecuteResponse.builder()
        .response(head)
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .build();
  }
}
