package fi.samtycke.local;

import fi.samtycke.local.aws.Bus;
import fi.samtycke.local.aws.Endpoints;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.FaultyHttp;
import fi.samtycke.local.aws.Secrets;
import fi.samtycke.local.aws.dynamodb.Database;
import fi.samtycke.local.aws.dynamodb.InProcessDynamoDb;
import fi.samtycke.local.aws.dynamodb.StaffTable;
import fi.samtycke.local.aws.dynamodb.Streams;
import fi.samtycke.local.aws.dynamodb.TimeToLive;
import fi.samtycke.local.aws.s3.Buckets;
import fi.samtycke.local.aws.ses.Announcements;
import fi.samtycke.local.aws.ses.Mailbox;
import fi.samtycke.local.aws.ses.Receiving;
import fi.samtycke.local.http.Gateway;
import fi.samtycke.local.http.Tokens;
import fi.samtycke.local.run.Functions;
import fi.samtycke.local.run.LocalClock;
import fi.samtycke.local.run.NotStarted;
import fi.samtycke.local.run.Schedules;
import fi.samtycke.local.run.Timeline;
import fi.samtycke.local.run.Work;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.TemplateReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The whole application, running. Several may run in one JVM.
public final class LocalStack implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Template template;
  private final LocalClock clock = new LocalClock();
  private final Work work = new Work();
  private final Mailbox mailbox = new Mailbox();
  private final Faults faults = new Faults();
  private final FaultyHttp http;
  private final Functions functions;
  private final Database database;
  private final Buckets buckets;
  private final Streams streams;
  private final Bus bus;
  private final Announcements announcements;
  private final Receiving receiving;
  private final Endpoints endpoints;
  private final Schedules schedules;
  private final Timeline timeline;
  private final SignIn signIn;
  private final LocalServer door;

  private LocalStack(Options options, Template template) {
    this.template = template;
    options.now().ifPresent(clock::set);
    this.database = new Database(List.copyOf(template.tables().values()), options.data());
    this.buckets = new Buckets(template.buckets().values(), options.data(), clock);
    this.http =
        new FaultyHttp(
            new InProcessDynamoDb(UrlConnectionHttpClient.create(), database),
            faults,
            this::written);
    this.functions = new Functions(template, this::environment, clock, http, work);
    this.streams = new Streams(database, template.streams(), functions, clock, work);
    this.bus = new Bus(template, functions::later, clock);
    this.announcements = new Announcements(bus);
    this.receiving = new Receiving(template, buckets, functions, clock);
    this.endpoints =
        new Endpoints(
            template.configurationSets(), mailbox, bus, template.secrets(), buckets, clock);
    this.schedules = new Schedules(template);
    TimeToLive timeToLive = new TimeToLive(database);
    this.timeline =
        new Timeline(
            clock,
            schedules,
            functions,
            work,
            () -> buckets.end(clock.instant()),
            () -> {
              if (timeToLive.end(clock.instant()) > 0) {
                streams.wake();
              }
            });
    Tokens tokens = new Tokens(template.api().authorizers(), clock);
    this.signIn = new SignIn(tokens, new StaffTable(template, database, clock));
    this.door = new LocalServer(this, new Gateway(template.api(), tokens, functions, clock));
  }

  /// Starts everything; the application answers when this returns.
  ///
  /// @throws NotStarted with a sentence that says why not
  public static LocalStack start(Options options) {
    Template template;
    try {
      template = TemplateReader.read(options.template(), options.parameters());
    } catch (IOException unreadable) {
      throw new NotStarted("The template " + options.template() + " cannot be read", unreadable);
    }
    LocalStack stack = new LocalStack(options, template);
    boolean started = false;
    try {
      stack.door.open(options.port());
      stack.functions.start();
      stack.streams.start();
      stack.announcements.stackCreated();
      stack.settle(PATIENCE);
      stack.timeline.start();
      stack.door.ready();
      started = true;
      return stack;
    } finally {
      if (!started) {
        stack.close();
      }
    }
  }

  /// Where the application answers, `http://127.0.0.1:8080`, without a slash at the end.
  public String baseUrl() {
    return door.address();
  }

  public Template template() {
    return template;
  }

  /// The controllers that the application serves.
  public List<String> controllers() {
    return Environment.controllers(template);
  }

  public LocalClock clock() {
    return clock;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  public Faults faults() {
    return faults;
  }

  public FaultyHttp http() {
    return http;
  }

  public Functions functions() {
    return functions;
  }

  public Schedules schedules() {
    return schedules;
  }

  public Bus bus() {
    return bus;
  }

  public Buckets buckets() {
    return buckets;
  }

  public Secrets secrets() {
    return endpoints.secrets();
  }

  public Announcements announcements() {
    return announcements;
  }

  public Receiving receiving() {
    return receiving;
  }

  /// Where DynamoDB Local answers.
  public String databaseUrl() {
    return database.address().toString();
  }

  /// Where SES, EventBridge, Secrets Manager and S3 answer.
  public String endpointsUrl() {
    return endpoints.address().toString();
  }

  /// Waits until nothing is in flight.
  ///
  /// @return `false` when something still was after that time
  public boolean settle(Duration atMost) {
    try {
      return work.settle(atMost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Moves the clock forward and runs what falls due on the way.
  ///
  /// @return what ran, in order
  /// @throws IllegalArgumentException when the clock shows a later time
  public List<Schedules.Run> moveTo(Instant target) {
    return timeline.moveTo(target);
  }

  /// Runs a schedule now.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public Schedules.Run run(String schedule) {
    return timeline.run(
        new Schedules.Run(
            schedules
                .find(schedule)
                .orElseThrow(() -> new IllegalArgumentException("no schedule " + schedule)),
            clock.instant()));
  }

  /// An access token, and the access it speaks of.
  ///
  /// @param groups `<controller>:<role>`
  public String signIn(String user, List<String> groups) {
    return signIn.as(user, groups);
  }

  /// Empties everything and cancels what is in flight, as on the day of the first deployment.
  ///
  /// @param now what the clock shows from then on; as before without
  public void reset(Optional<Instant> now) {
    timeline.interrupted(() -> {
      work.cancel();
      http.closed(() -> {
        database.empty();
        buckets.empty();
        mailbox.empty();
        bus.empty();
        endpoints.secrets().empty();
        faults.clear();
        http.reset();
        now.ifPresent(clock::set);
      });
      functions.restart();
      streams.start();
      announcements.stackCreated();
      settle(PATIENCE);
    });
  }

  @Override
  public void close() {
    timeline.close();
    work.cancel();
    door.close();
    streams.close();
    endpoints.close();
    http.close();
    database.close();
  }

  private Map<String, String> environment(Map<String, String> declared) {
    return new Environment(baseUrl(), database.address(), endpoints).of(declared);
  }

  private void written(HttpExecuteRequest write) {
    streams.wake(write);
  }
}
