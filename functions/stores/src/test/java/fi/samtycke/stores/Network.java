package fi.samtycke.stores;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The network between a function and AWS. It carries every call, until a test says what befalls
/// which.
public final class Network implements SdkHttpClient {
  private static final Pattern ITEM_OF_A_TRANSACTION =
      Pattern.compile("\\{\"(Put|Update|Delete|ConditionCheck)\":");

  /// What befalls a call.
  public enum Fault {
    /// It is cut before it arrives: it never happened.
    REFUSED,
    /// It is done, and its answer is lost.
    ANSWER_LOST,
    /// DynamoDB says that too much is asked of it; nothing was done.
    THROTTLED,
    /// DynamoDB says that another write of the same item is under way; nothing was done.
    CONFLICT
  }

  private record Ordered(Predicate<String> calls, Fault fault) {}

  private final SdkHttpClient http;
  private final List<Ordered> faults = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  public Network(SdkHttpClient http) {
    this.http = http;
  }

  /// Lets a fault befall calls, until [#mend()].
  ///
  /// @param which by operation (`UpdateItem`), or the path of a REST call; asked once for each call
  public void let(Predicate<String> which, Fault fault) {
    faults.add(new Ordered(which, fault));
  }

  /// Lets a fault befall the next calls of an operation; each retry of the SDK is a call.
  public void next(int times, String operation, Fault fault) {
    AtomicInteger left = new AtomicInteger(times);
    let(call -> call.equals(operation) && left.getAndDecrement() > 0, fault);
  }

  public void mend() {
    faults.clear();
  }

  /// The calls since the beginning, faulty ones included.
  public List<String> calls() {
    return calls;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String call =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .map(name -> name.substring(name.indexOf('.') + 1))
            .orElse(request.httpRequest().encodedPath());
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        calls.add(call);
        for (Ordered ordered : faults) {
          if (ordered.calls().test(call)) {
            return befallen(ordered.fault(), call, request, prepared);
          }
        }
        return prepared.call();
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public void close() {
    http.close();
  }

  private static HttpExecuteResponse befallen(
      Fault fault, String call, HttpExecuteRequest request, ExecutableHttpRequest prepared)
      throws IOException {
    return switch (fault) {
      case REFUSED -> throw new IOException("cut before it arrived");
      case ANSWER_LOST -> {
        prepared.call();
        throw new IOException("cut after it was done");
      }
      case THROTTLED -> answer("ProvisionedThroughputExceededException", "");
      case CONFLICT ->
          call.equals("TransactWriteItems")
              ? answer("TransactionCanceledException", reasons(request))
              : answer("TransactionConflictException", "");
    };
  }

  /// The first item of the transaction is in conflict, the others are not.
  private static String reasons(HttpExecuteRequest request) throws IOException {
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      String sent = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      long items = ITEM_OF_A_TRANSACTION.matcher(sent).results().count();
      return IntStream.iterate(0, i -> i < items, i -> i + 1)
          .mapToObj(i -> "{\"Code\":\"" + (i == 0 ? "TransactionConflict" : "None") + "\"}")
          .collect(Collectors.joining(",", ",\"CancellationReasons\":[", "]"));
    }
  }

  private static HttpExecuteResponse answer(String type, String more) {
    String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\"" + more + "}";
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(400)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .build();
  }
}
