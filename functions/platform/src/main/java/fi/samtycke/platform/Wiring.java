package fi.samtycke.platform;

import fi.samtycke.declaration.Declarations;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// What a function is given from outside: its environment, the clock, the one HTTP client that all
/// AWS clients share, and the log. The only place that reads the process's environment.
///
/// Every Lambda entry has a public constructor that takes a `Wiring`, and one without arguments
/// that passes [#ofProcess()].
public final class Wiring {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final SdkHttpClient http;
  private final Log log;
  private final boolean priming;
  private @Nullable Declarations declarations;

  public Wiring(Map<String, String> environment, InstantSource clock, SdkHttpClient http) {
    this(environment, clock, http, Log.standardOutput(), false);
  }

  private Wiring(
      Map<String, String> environment,
      InstantSource clock,
      SdkHttpClient http,
      Log log,
      boolean priming) {
    this.priming = priming;
    this.environment = environment;
    this.clock = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    this.http = http;
    this.log = log;
  }

  /// The wiring of a deployed function.
  public static Wiring ofProcess() {
    return new Wiring(System.getenv(), InstantSource.system(), Network.client());
  }

  /// The same function against a canned HTTP client, with a silent log.
  public Wiring forPriming(SdkHttpClient canned) {
    return new Wiring(environment, clock, canned, Log.silent(), true);
  }

  /// The value of an environment variable that the template declares.
  ///
  /// @throws IllegalStateException naming the variable, when it is missing or empty
  public String required(String variable) {
    String value = environment.get(variable);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("the environment variable " + variable + " is not set");
    }
    return value;
  }

  /// The values of a comma-separated variable.
  public List<String> requiredList(String variable) {
    return List.of(required(variable).split(","));
  }

  public Optional<String> optional(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  /// The declarations of the controllers that this stack serves. Read once.
  public Declarations declarations() {
    Declarations read = declarations;
    if (read == null) {
      read = Declarations.load(requiredList("CONTROLLERS"), required("DECLARATION_OVERRIDES"));
      declarations = read;
    }
    return read;
  }

  /// Whether this is the wiring of a run that only warms the code up.
  public boolean isPriming() {
    return priming;
  }

  /// Whether AWS may be asked while the function is being initialised: on the real network, and not
  /// for a snapshot, in which nothing that is secret or ages may lie.
  public boolean mayReadAhead() {
    return http instanceof UrlConnectionHttpClient
        && !optional("AWS_LAMBDA_INITIALIZATION_TYPE").equals(Optional.of("snap-start"));
  }

  /// Ticks in milliseconds: what is finer cannot be stored.
  public InstantSource clock() {
    return clock;
  }

  public SdkHttpClient http() {
    return http;
  }

  public Log log() {
    return log;
  }

  public Region region() {
    return Region.of(required("AWS_REGION"));
  }

  /// The address of a service that stands elsewhere than at AWS (`AWS_ENDPOINT_URL_<SERVICE>`).
  public Optional<URI> endpoint(String service) {
    return optional("AWS_ENDPOINT_URL_" + service).map(URI::create);
  }

  /// SnapStart hands out container credentials, the ordinary runtime environment variables; both
  /// are named instead of searched for, because the search costs a cold start some hundred classes.
  /// See https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html
  public AwsCredentialsProvider credentials() {
    return optional("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()
        ? ContainerCredentialsProvider.builder().build()
        : this::environmentCredentials;
  }

  private AwsCredentials environmentCredentials() {
    String id = required("AWS_ACCESS_KEY_ID");
    String secret = required("AWS_SECRET_ACCESS_KEY");
    Optional<String> session = optional("AWS_SESSION_TOKEN");
    return session.isPresent()
        ? AwsSessionCredentials.create(id, secret, session.get())
        : AwsBasicCredentials.create(id, secret);
  }
}
