package fi.samtycke.stores;

import java.io.IOException;
import java.util.function.Predicate;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// The network between a function and AWS, with a pair of shears: calls that are cut before they
/// arrive never happened, those cut after are done and their answer is lost.
public final class CutOffHttp implements SdkHttpClient {
  private static final Predicate<String> NOTHING = _ -> false;

  private final SdkHttpClient http;
  private volatile Predicate<String> before = NOTHING;
  private volatile Predicate<String> after = NOTHING;

  public CutOffHttp(SdkHttpClient http) {
    this.http = http;
  }

  /// Cuts calls before they arrive.
  ///
  /// @param calls by operation (`UpdateItem`), or the path of a REST call
  public void cutBefore(Predicate<String> calls) {
    before = calls;
  }

  public void cutAfter(Predicate<String> calls) {
    after = calls;
  }

  public void mend() {
    before = NOTHING;
    after = NOTHING;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .map(name -> name.substring(name.indexOf('.') + 1))
            .orElse(request.httpRequest().encodedPath());
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (before.test(target)) {
          throw new IOException("cut before it arrived");
        }
        HttpExecuteResponse answer = prepared.call();
        if (after.test(target)) {
          throw new IOException("cut after it was done");
        }
        return answer;
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
}
