package fi.samtycke.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/// Calls every function that starts from a snapshot once a day: a version that is not called for 14
/// days loses its snapshot. Does not wait for the answers, which are 404.
///
/// Signs its one kind of request itself, as the SDK's client for Lambda would.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
public final class WarmSnapshotsHandler implements RequestStreamHandler {
  /// A request for a route that is none, of a controller that does not exist.
  public static final String CALL =
      """
      {"version":"2.0","routeKey":"GET /","rawPath":"/","rawQueryString":"","headers":{},\
      "pathParameters":{"controller":"nobody"},"requestContext":{"requestId":"warm-snapshots",\
      "http":{"method":"GET","path":"/","sourceIp":"127.0.0.1"}},"isBase64Encoded":false}\
      """;

  /// An event that Lambda has put into the function's queue.
  private static final int ACCEPTED = 202;

  private final Wiring wiring;
  private final List<String> snapshots;
  private final URI endpoint;

  public WarmSnapshotsHandler() {
    this(Wiring.ofProcess());
  }

  public WarmSnapshotsHandler(Wiring wiring) {
    this.wiring = wiring;
    this.snapshots = wiring.requiredList("SNAPSHOTS");
    this.endpoint =
        wiring
            .endpoint("LAMBDA")
            .orElseGet(
                () -> URI.create("https://lambda." + wiring.region().id() + ".amazonaws.com"));
  }

  /// @throws IllegalStateException after all, when Lambda refused any of the calls
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    int refused = 0;
    for (String alias : snapshots) {
      int status = call(alias);
      refused += status == ACCEPTED ? 0 : 1;
      wiring.log().event("snapshot.called").count("status", status).write();
    }
    if (refused > 0) {
      throw new IllegalStateException(refused + " snapshots could not be called");
    }
  }

  private int call(String alias) throws IOException {
    byte[] event = CALL.getBytes(StandardCharsets.UTF_8);
    String path =
        "/2015-03-31/functions/%s/invocations"
            .formatted(URLEncoder.encode(alias, StandardCharsets.UTF_8));
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint.resolve(path))
            .putHeader("Content-Length", Integer.toString(event.length))
            .putHeader("X-Amz-Invocation-Type", "Event")
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(wiring.credentials().resolveCredentials())
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(event))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, wiring.region().id()));
    HttpExecuteRequest call =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElseThrow())
            .build();
    return wiring.http().prepareRequest(call).call().httpResponse().statusCode();
  }
}
