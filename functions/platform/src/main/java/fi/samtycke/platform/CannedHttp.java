package fi.samtycke.platform;

import fi.samtycke.core.consent.MailedLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// Stands in for AWS while a function is primed: answers every request with one item that has what
/// the primed paths look for.
public final class CannedHttp implements SdkHttpClient {
  /// The last part of a mailed link that the item knows.
  public static final String LINK = "00000000000000000000000000." + "A".repeat(43);

  private final byte[] answer;

  /// @param state of the item
  /// @param roles of the person of the firm that it is
  public CannedHttp(String state, String... roles) {
    this.answer = answer(state, roles);
  }

  /// What DynamoDB, SES and EventBridge may answer to a question of any kind, in one.
  ///
  /// @param state of the item
  /// @param roles of the person of the firm that it is
  public static byte[] answer(String state, String... roles) {
    String item = item(state).replace("ROLES", String.join("\",\"", roles));
    return ("{\"Item\":" + item + ",\"Items\":[" + item + "],\"Count\":1,\"MessageId\":\"-\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The keys of digests, a person of the firm, a contact that waits for its answer to [#LINK], a
  /// chat, a case.
  private static String item(String state) {
    return """
    {"pk":{"S":"-"},"sk":{"S":"0001"},"createdAt":{"S":"1970-01-01T00:00:00Z"},\
    "version-1":{"M":{"secret":{"B":"AAAA"},"createdAt":{"S":"1970-01-01T00:00:00Z"}}},\
    "roles":{"SS":["ROLES"]},"rolesChangedAt":{"S":"1970-01-01T00:00:00Z"},\
    "state":{"S":"STATE"},"fields":{"M":{"email":{"S":"-"}}},"language":{"S":"sv"},\
    "provenanceKind":{"S":"-"},"provenanceDate":{"S":"1970-01-01"},"provenanceNote":{"S":"-"},\
    "enteredBy":{"S":"-"},"enteredAt":{"S":"1970-01-01T00:00:00Z"},"addressDigest":{"S":"-"},\
    "firstMailAcceptedAt":{"S":"1970-01-01T00:00:00Z"},"answerBy":{"S":"9999-01-01T00:00:00Z"},\
    "kind":{"S":"access"},"entrance":{"S":"page"},"receivedOn":{"S":"1970-01-01"},\
    "registeredAt":{"S":"1970-01-01T00:00:00Z"},"registeredBy":{"S":"-"},"details":{"S":"-"},\
    "identifiedBy":{"S":"-"},"stateAt":{"S":"9999-01-01T00:00:00Z"},"address":{"S":"-"},\
    "channel":{"S":"chat"},"lastMessageAt":{"S":"9999-01-01T00:00:00Z"},\
    "visitorToken":{"S":"DIGEST"},"lastSequence":{"N":"1"},\
    "changeSequence":{"N":"1"},"changeHash":{"S":"-"},\
    "links":{"L":[{"S":"DIGEST"}]},"withdrawalLinks":{"L":[{"S":"DIGEST"}]}}\
    """
        .replace("DIGEST", MailedLink.parse(LINK).orElseThrow().digest())
        .replace("STATE", state);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (request.contentStreamProvider().isPresent()) {
          try (InputStream sent = request.contentStreamProvider().get().newStream()) {
            sent.transferTo(OutputStream.nullOutputStream());
          }
        }
        return HttpExecuteResponse.builder()
            .response(
                SdkHttpFullResponse.builder()
                    .statusCode(200)
                    .putHeader("Content-Type", "application/x-amz-json-1.0")
                    .build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
