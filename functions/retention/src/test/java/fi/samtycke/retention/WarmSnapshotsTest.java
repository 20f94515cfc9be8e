package fi.samtycke.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.samtycke.platform.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class WarmSnapshotsTest {
  private static final String FORM = "arn:aws:lambda:eu-north-1:111122223333:function:form:live";
  private static final String CHAT = "arn:aws:lambda:eu-north-1:111122223333:function:chat:live";

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private HttpServer lambda;
  private volatile int status = 202;

  @BeforeEach
  void lambdaListens() throws IOException {
    lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.createContext("/", this::take);
    lambda.start();
  }

  @AfterEach
  void stop() {
    lambda.stop(0);
    http.close();
  }

  private void take(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(body).isEqualTo(WarmSnapshotsHandler.CALL);
    assertThat(call.getRequestHeaders().getFirst("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=nobody/")
        .contains("/eu-north-1/lambda/aws4_request");
    calls.add(
        call.getRequestMethod()
            + " "
            + call.getRequestURI().getRawPath()
            + " "
            + call.getRequestHeaders().getFirst("X-Amz-Invocation-Type"));
    call.sendResponseHeaders(status, -1);
    call.close();
  }

  @Test
  void each_snapshot_is_called_and_not_waited_for() throws IOException {
    warm();
    assertThat(calls)
        .containsExactly(
            "POST /2015-03-31/functions/" + FORM.replace(":", "%3A") + "/invocations Event",
            "POST /2015-03-31/functions/" + CHAT.replace(":", "%3A") + "/invocations Event");
  }

  @Test
  void a_call_that_is_refused_fails_the_run_after_the_others() {
    status = 429;
    assertThatThrownBy(this::warm).hasMessage("2 snapshots could not be called");
    assertThat(calls).hasSize(2);
  }

  private void warm() throws IOException {
    Map<String, String> environment =
        Map.of(
            "SNAPSHOTS", FORM + "," + CHAT,
            "AWS_REGION", "eu-north-1",
            "AWS_ACCESS_KEY_ID", "nobody",
            "AWS_SECRET_ACCESS_KEY", "nothing",
            "AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + lambda.getAddress().getPort());
    new WarmSnapshotsHandler(new Wiring(environment, InstantSource.system(), http))
        .handleRequest(InputStream.nullInputStream(), OutputStream.nullOutputStream(), null);
  }
}
