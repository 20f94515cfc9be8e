package fi.samtycke.local.spec.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Asks DynamoDB with every read how many units it cost, and adds them up.
public final class Meter {
  private static final JsonMapper JSON = new JsonMapper();

  private final DoubleAdder readUnits = new DoubleAdder();

  public double readUnits() {
    return readUnits.sum();
  }

  public void reset() {
    readUnits.reset();
  }

  public SdkHttpClient reading(SdkHttpClient real) {
    return new SdkHttpClient() {
      @Override
      public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        boolean read = target.endsWith(".Query") || target.endsWith(".GetItem");
        return read ? metered(request) : real.prepareRequest(request);
      }

      private ExecutableHttpRequest metered(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = real.prepareRequest(asking(request));
        return new ExecutableHttpRequest() {
          @Override
          public HttpExecuteResponse call() throws IOException {
            return counted(prepared.call());
          }

          @Override
          public void abort() {
            prepared.abort();
          }
        };
      }

      @Override
      public void close() {
        real.close();
      }
    };
  }

  private static HttpExecuteRequest asking(HttpExecuteRequest request) {
    try (InputStream sent = request.contentStreamProvider().orElseThrow().newStream()) {
      ObjectNode body = (ObjectNode) JSON.readTree(sent);
      byte[] bytes = JSON.writeValueAsBytes(body.put("ReturnConsumedCapacity", "TOTAL"));
      return HttpExecuteRequest.builder()
          .request(request.httpRequest())
          .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
          .build();
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private HttpExecuteResponse counted(HttpExecuteResponse answer) throws IOException {
    try (InputStream body = answer.responseBody().orElseThrow()) {
      byte[] bytes = body.readAllBytes();
      JsonNode consumed = JSON.readTree(bytes).path("ConsumedCapacity").path("CapacityUnits");
      if (consumed.isMissingNode()) {
        throw new AssertionError("the engine does not say what a read cost");
      }
      readUnits.add(consumed.asDouble());
      return HttpExecuteResponse.builder()
          .response(answer.httpResponse())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
          .build();
    }
  }
}
