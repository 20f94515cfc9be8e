package fi.samtycke.local.aws;

import fi.samtycke.local.run.Work;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// The HTTP client that all functions share: counts their calls to AWS, injects faults, and lets
/// cancelled work reach nothing any more.
public final class FaultyHttp implements SdkHttpClient {
  private final SdkHttpClient real;
  private final Faults faults;
  private final Consumer<HttpExecuteRequest> afterWrite;
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private volatile Function<Call, Optional<Fault>> plan = _ -> Optional.empty();

  /// @param afterWrite done after every call that may have written to DynamoDB
  public FaultyHttp(SdkHttpClient real, Faults faults, Consumer<HttpExecuteRequest> afterWrite) {
    this.real = real;
    this.faults = faults;
    this.afterWrite = afterWrite;
  }

  /// How often each operation was called, `dynamodb.PutItem` for example. Retries of the SDK count.
  public Map<String, Integer> calls() {
    Map<String, Integer> counted = new TreeMap<>();
    calls.forEach((call, count) -> counted.put(call, count.intValue()));
    return counted;
  }

  /// Decides about every call from now on, before the ordered faults. What the plan throws, an
  /// [Error] too, reaches the caller: so a test stops a function before a call.
  public void plan(Function<Call, Optional<Fault>> plan) {
    this.plan = plan;
  }

  /// Does something while no call is under way.
  public void closed(Runnable something) {
    gate.writeLock().lock();
    try {
      something.run();
    } finally {
      gate.writeLock().unlock();
    }
  }

  /// Forgets the counts and the plan.
  public void reset() {
    calls.clear();
    plan = _ -> Optional.empty();
  }

  @Override
  public String clientName() {
    return real.clientName();
  }

  @Override
  public void close() {
    real.close();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request, prepared);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request, ExecutableHttpRequest prepared)
      throws IOException {
    Call call = Call.of(request);
    gate.readLock().lock();
    try {
      if (Work.isCancelled()) {
        throw new SocketException("cancelled");
      }
      calls.computeIfAbsent(call.toString(), _ -> new LongAdder()).increment();
      Optional<Fault> fault = plan.apply(call).or(() -> faults.take(call));
      if (fault.isPresent()) {
        return faulty(fault.get(), call, request, prepared);
      }
      return sent(call, request, prepared);
    } finally {
      gate.readLock().unlock();
    }
  }

  private HttpExecuteResponse faulty(
      Fault fault, Call call, HttpExecuteRequest request, ExecutableHttpRequest prepared)
      throws IOException {
    return switch (fault) {
      case THROTTLE -> FaultAnswer.throttled(call);
      case ERROR -> FaultAnswer.failed(call);
      case CONFLICT -> FaultAnswer.conflict(call, request);
      case TIMEOUT -> throw new SocketTimeoutException("injected fault");
      case LOST_ANSWER -> {
        HttpExecuteResponse lost = sent(call, request, prepared);
        if (lost.responseBody().isPresent()) {
          try (InputStream body = lost.responseBody().get()) {
            body.readAllBytes();
          }
        }
        throw new SocketException("injected fault: connection reset");
      }
    };
  }

  private HttpExecuteResponse sent(
      Call call, HttpExecuteRequest request, ExecutableHttpRequest prepared) throws IOException {
    HttpExecuteResponse response = prepared.call();
    if (call.writes()) {
      afterWrite.accept(request);
    }
    return response;
  }
}
