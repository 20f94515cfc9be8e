package fi.samtycke.local.aws;

import fi.samtycke.local.aws.s3.S3;
import fi.samtycke.local.aws.ses.Ses;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/// One call of the AWS SDK.
///
/// @param service `dynamodb`, `ses`, `eventbridge`, `secretsmanager`, `s3`
/// @param operation as AWS names it, `TransactWriteItems`
public record Call(String service, String operation) {
  public static Call of(HttpExecuteRequest request) {
    SdkHttpRequest http = request.httpRequest();
    String target = http.firstMatchingHeader("X-Amz-Target").orElse("");
    String operation = target.substring(target.indexOf('.') + 1);
    if (target.startsWith("DynamoDB_")) {
      return new Call("dynamodb", operation);
    }
    if (target.startsWith("AWSEvents.")) {
      return new Call("eventbridge", operation);
    }
    if (target.startsWith("secretsmanager.")) {
      return new Call("secretsmanager", operation);
    }
    if (http.encodedPath().startsWith(S3.PATH + "/")) {
      return new Call("s3", S3.operation(http.method().name()));
    }
    return http.encodedPath().equals(Ses.PATH)
        ? new Call("ses", "SendEmail")
        : new Call("unknown", http.method() + " " + http.encodedPath());
  }

  boolean writes() {
    return service.equals("dynamodb")
        && (operation.startsWith("Put")
            || operation.startsWith("Update")
            || operation.startsWith("Delete")
            || operation.startsWith("BatchWrite")
            || operation.startsWith("TransactWrite"));
  }

  @Override
  public String toString() {
    return service + "." + operation;
  }
}
