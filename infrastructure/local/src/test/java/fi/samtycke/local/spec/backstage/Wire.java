package fi.samtycke.local.spec.backstage;

import fi.samtycke.local.aws.Call;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.FaultyHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The HTTP client between functions and AWS, of one thread: counts the calls and lets each come to
/// what a test has in store for it.
public final class Wire implements SdkHttpClient {
  /// The process ends. No code of ours catches it.
  public static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped(Call call) {
      super("stopped at " + call);
    }
  }

  /// What a call can come to.
  public enum Fate {
    DONE,
    /// The service says no, and will say no again.
    REFUSED,
    LOST_ANSWER,
    THROTTLED,
    NO_ANSWER,
    CONFLICT,
    STOPPED_BEFORE,
    STOPPED_AFTER
  }

  private final FaultyHttp http;
  private final List<Call> calls = new ArrayList<>();
  private BiFunction<Integer, Call, Fate> fates = (_, _) -> Fate.DONE;
  private Call call = new Call("", "");
  private Fate fate = Fate.DONE;

  public Wire(SdkHttpClient real) {
    this.http = new FaultyHttp(real, new Faults(), _ -> {});
    http.plan(this::next);
  }

  /// Forgets the calls so far.
  ///
  /// @param fates of the calls from now on, by their number from 1
  public void begin(BiFunction<Integer, Call, Fate> fates) {
    calls.clear();
    this.fates = fates;
  }

  /// The calls since the beginning, those of the SDK's own retries among them.
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  private Optional<Fault> next(Call begun) {
    call = begun;
    calls.add(begun);
    fate = fates.apply(calls.size(), begun);
    return switch (fate) {
      case STOPPED_BEFORE -> throw new Stopped(call);
      case LOST_ANSWER -> Optional.of(Fault.LOST_ANSWER);
      case THROTTLED -> Optional.of(Fault.THROTTLE);
      case NO_ANSWER, REFUSED -> Optional.of(Fault.TIMEOUT);
      case CONFLICT -> Optional.of(Fault.CONFLICT);
      case DONE, STOPPED_AFTER -> Optional.empty();
    };
  }

  private HttpExecuteResponse answer(ExecutableHttpRequest prepared) throws IOException {
    try {
      HttpExecuteResponse answer = prepared.call();
      if (fate == Fate.STOPPED_AFTER) {
        throw new Stopped(call);
      }
      return answer;
    } catch (IOException lost) {
      if (fate == Fate.REFUSED) {
        return refusal(call.service().equals("ses") ? "MessageRejected" : "AccessDeniedException");
      }
      throw lost;
    }
  }

  private static HttpExecuteResponse refusal(String type) {
    String body = "{\"__type\":\"" + type + "\",\"message\":\"refused\"}";
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(400)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("x-amzn-ErrorType", type)
                .build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(prepared);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }
}
