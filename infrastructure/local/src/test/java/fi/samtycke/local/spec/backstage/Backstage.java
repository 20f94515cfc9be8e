package fi.samtycke.local.spec.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.Timestamp;
import fi.samtycke.local.aws.Bus;
import fi.samtycke.local.aws.Endpoints;
import fi.samtycke.local.aws.dynamodb.Database;
import fi.samtycke.local.aws.dynamodb.InProcessDynamoDb;
import fi.samtycke.local.aws.s3.Buckets;
import fi.samtycke.local.aws.ses.Mailbox;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.run.Functions;
import fi.samtycke.local.run.LocalClock;
import fi.samtycke.local.run.Work;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The functions of the template over DynamoDB and SES, without a front door, streams and
/// schedules: a test decides when each runs, on whose thread, at what time, and what its calls come
/// to.
public final class Backstage implements AutoCloseable {
  public static final Template TEMPLATE = template();
  private static final JsonMapper JSON = new JsonMapper();

  public final LocalClock clock = new LocalClock();
  public final DynamoDbClient dynamoDb;

  /// The link that the person has at hand.
  public String link = "";

  private final Optional<Backstage> host;
  private final Database database;
  private final Mailbox mailbox;
  private final Endpoints endpoints;
  private final Buckets buckets;
  private final Functions functions;
  private final Queue<Runnable> woken = new ConcurrentLinkedQueue<>();

  /// What a function answered to an HTTP request.
  public record Answer(int status, String body) {}

  /// A world of its own.
  ///
  /// @param wire from the real HTTP client to the one that the functions get
  public Backstage(Instant now, UnaryOperator<SdkHttpClient> wire) {
    clock.set(now);
    this.host = Optional.empty();
    this.database = new Database(List.copyOf(TEMPLATE.tables().values()), Optional.empty());
    this.mailbox = new Mailbox();
    SdkHttpClient real = new InProcessDynamoDb(UrlConnectionHttpClient.create(), database);
    this.functions =
        new Functions(TEMPLATE, this::environment, clock, wire.apply(real), new Work());
    Bus bus =
        new Bus(
            TEMPLATE, (function, event) -> woken.add(() -> functions.call(function, event)), clock);
    this.buckets = new Buckets(TEMPLATE.buckets().values(), Optional.empty(), clock);
    this.endpoints =
        new Endpoints(
            TEMPLATE.configurationSets(), mailbox, bus, TEMPLATE.secrets(), buckets, clock);
    this.dynamoDb = client(real);
    functions.restart();
    functions.call("EnsureDigestKeysFunction", scheduled());
  }

  /// Other processes in the same world, with a clock of their own.
  public Backstage(Backstage host, Instant now, UnaryOperator<SdkHttpClient> wire) {
    clock.set(now);
    this.host = Optional.of(host);
    this.database = host.database;
    this.mailbox = host.mailbox;
    this.buckets = host.buckets;
    this.endpoints = host.endpoints;
    this.dynamoDb = host.dynamoDb;
    SdkHttpClient real = new InProcessDynamoDb(UrlConnectionHttpClient.create(), database);
    this.functions =
        new Functions(TEMPLATE, this::environment, clock, wire.apply(real), new Work());
    functions.restart();
  }

  /// A new process for every function: the keys of digests, all that one remembers, are forgotten.
  public void restart() {
    functions.restart();
  }

  public List<SentMail> mailsTo(String email) {
    return mailbox.all().stream().filter(mail -> mail.to().getFirst().equals(email)).toList();
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  /// The keys of the files in a bucket of the template.
  public Set<String> files(String bucket) {
    return buckets.all(TEMPLATE.buckets().get(bucket).name()).keySet();
  }

  public Tables tables() {
    return Tables.of(this::everything);
  }

  public List<Map<String, AttributeValue>> everything(String table) {
    return dynamoDb.scanPaginator(scan -> scan.tableName(name(table))).items().stream().toList();
  }

  public static String name(String table) {
    return TEMPLATE.tables().get(table).name();
  }

  /// Calls a function.
  ///
  /// @return its answer, JSON
  public String call(String function, String event) {
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    return new String(functions.call(function, bytes), StandardCharsets.UTF_8);
  }

  /// The variables of a function that runs in a process of its own.
  public Map<String, String> environment(String function) {
    return environment(declared(function).environment());
  }

  /// What the template says of a function.
  public static Template.Function declared(String function) {
    return Optional.ofNullable(TEMPLATE.functions().get(function)).orElseThrow();
  }

  /// What is owed now, by its partition keys.
  public List<String> owed() {
    return pending().map(item -> item.get("pk").s()).toList();
  }

  /// Runs a schedule now.
  public void run(String schedule) {
    String function =
        TEMPLATE.schedules().stream()
            .filter(each -> each.id().equals(schedule))
            .map(Template.Schedule::function)
            .findFirst()
            .orElseThrow();
    functions.call(function, scheduled());
  }

  /// The stream tells of these obligations, by their partition keys.
  public void dispatch(List<String> obligations) {
    ObjectNode event = JSON.createObjectNode();
    for (String pk : obligations) {
      ObjectNode record = event.withArray("Records").addObject().put("eventName", "INSERT");
      ObjectNode dynamodb = record.putObject("dynamodb").put("SequenceNumber", "1");
      dynamodb.putObject("Keys").putObject("pk").put("S", pk);
      dynamodb.withObject("Keys").putObject("sk").put("S", "outbox");
    }
    functions.call("DispatchOutboxFunction", bytes(event));
  }

  /// The stream tells of what is owed now, one after the other; then the facts wake their
  /// functions. One that fails is not run again, as the schedules are its net.
  public void dispatchPending() {
    owed().forEach(pk -> dispatch(List.of(pk)));
    for (Runnable each = woken.poll(); each != null; each = woken.poll()) {
      each.run();
    }
  }

  /// The same of mails about the quarantine alone.
  public void dispatchQuarantineMails() {
    pending()
        .filter(item -> item.get("kind").s().startsWith("quarantine-"))
        .forEach(item -> dispatch(List.of(item.get("pk").s())));
  }

  /// What is owed and may be tried now: facts first, as they wake functions.
  private Stream<Map<String, AttributeValue>> pending() {
    String now = Timestamp.of(clock.instant());
    return everything("Outbox").stream()
        .filter(item -> item.get("state").s().equals("pending"))
        .filter(item -> item.get("nextAttemptAt").s().compareTo(now) <= 0)
        .sorted(Comparator.comparing(item -> item.get("channel").s()));
  }

  /// A visitor posts a form as JSON and asks to be kept.
  public Answer post(String email, String message, String source, String idempotencyKey) {
    return answer("ReceiveMessage", Requests.form(email, message, source, idempotencyKey));
  }

  /// A person asks for something by their rights.
  public Answer request(String kind, String email, String source) {
    return answer("RequestRights", Requests.request(kind, email, source));
  }

  /// A person opens a link (without a decision) or answers.
  ///
  /// @param link as [MailedPath#in] gives it
  public Answer follow(String link, String decision) {
    String function = link.split("/", -1)[2].equals("my-data") ? "ConfirmRequest" : "Consent";
    return answer(function, Requests.link(link, decision));
  }

  @Override
  public void close() {
    if (host.isEmpty()) {
      endpoints.close();
      dynamoDb.close();
      database.close();
    }
  }

  private Answer answer(String function, ObjectNode event) {
    try {
      JsonNode answer = JSON.readTree(functions.call(function + "Function", bytes(event)));
      return new Answer(answer.path("statusCode").asInt(), answer.path("body").asText());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private byte[] scheduled() {
    return bytes(JSON.createObjectNode().put("scheduledTime", clock.instant().toString()));
  }

  private static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> environment(Map<String, String> declared) {
    Map<String, String> variables = new LinkedHashMap<>(declared);
    if (declared.containsKey("CONTROLLERS")) {
      variables.put("CONTROLLERS", "btb-plaza");
    }
    variables.put("AWS_REGION", Template.REGION);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.address().toString());
    variables.put("AWS_ENDPOINT_URL_SESV2", endpoints.address().toString());
    variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", endpoints.address().toString());
    variables.put("AWS_ENDPOINT_URL_S3", endpoints.s3().toString());
    return variables;
  }

  private DynamoDbClient client(SdkHttpClient http) {
    return DynamoDbClient.builder()
        .region(Region.of(Template.REGION))
        .endpointOverride(URI.create(database.address().toString()))
        .httpClient(http)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static Template template() {
    try {
      return TemplateReader.read(
          Path.of(System.getProperty("samtycke.home"), "template.yaml"), Map.of());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
