package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.Work;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What a test of stores, or of a capability over stores, stands on: DynamoDB Local with the
/// template's tables, a clock that stands until it is moved, and a network that fails as it is
/// told. Registered in a field of the instance it is fresh for every test, in a static field for
/// the class:
///
/// ```java
/// @RegisterExtension final StoreExtension store = new StoreExtension();
/// final OutboxStore outbox = new OutboxStore(store.wiring, store.dynamoDb());
/// ```
///
/// What a capability needs besides (a stand-in of SES, a function that is called as Lambda does) is
/// a small fixture beside its tests that is given the extension.
public final class StoreExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
  public static final ControllerId PLAZA = new ControllerId("btb-plaza");
  public static final ControllerId TRANSFORMERS = new ControllerId("btb-transformers");

  /// Ids are drawn once in a process: for ten minutes the engine takes a write with the token of an
  /// earlier one for its repetition.
  public static final RandomGenerator RANDOM = new SecureRandom();

  public final SettableClock clock = new SettableClock("2026-03-20T10:00:00Z");
  public final Network network = new Network(UrlConnectionHttpClient.create());
  public final StoreTables tables = StoreTables.take();

  /// What the functions read from their environment; a fixture adds what its functions need.
  public final Map<String, String> environment = tables.environment();

  public final Wiring wiring = new Wiring(environment, clock, network);

  private final DynamoDbClient dynamoDb;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Optional<PrintStream> standardOutput = Optional.empty();
  private boolean ofTheClass;

  public StoreExtension() {
    environment.put("AWS_REGION", Region.EU_NORTH_1.id());
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("CONTROLLERS", PLAZA + "," + TRANSFORMERS);
    environment.put("DECLARATION_OVERRIDES", "{}");
    dynamoDb = impatientClient();
  }

  /// Units of work over these tables.
  public Work work() {
    return new Work(wiring, dynamoDb(), RANDOM);
  }

  /// The client of a function, over [#network]: three attempts, with no wait between them.
  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  /// One of these tables.
  ///
  /// @param name as in `LEDGER`
  public Table table(String name) {
    return new Table(wiring, dynamoDb, name + "_TABLE");
  }

  public Controller plaza() {
    return wiring.declarations().find(PLAZA.value()).orElseThrow();
  }

  public Controller transformers() {
    return wiring.declarations().find(TRANSFORMERS.value()).orElseThrow();
  }

  /// One that was never drawn before.
  public EntryId id() {
    return EntryId.random(RANDOM);
  }

  /// Writes all items in one transaction, or none.
  public Transactions.Outcome write(Write... items) {
    return write(List.of(items));
  }

  public Transactions.Outcome write(List<Write> items) {
    return new Transactions(dynamoDb).write(id().value(), items);
  }

  /// Writes what must not be refused.
  public void written(Write... items) {
    written(List.of(items));
  }

  public void written(List<Write> items) {
    if (write(items) instanceof Transactions.Outcome.Refused(var positions)) {
      throw new AssertionError("refused at " + positions);
    }
  }

  /// Tries to write what must be refused, and leave everything as it was.
  public void refused(Write... items) {
    refused(List.of(items));
  }

  public void refused(List<Write> items) {
    List<String> before = tables.dump();
    if (!(write(items) instanceof Transactions.Outcome.Refused)) {
      throw new AssertionError("written, and should be refused");
    }
    if (!tables.dump().equals(before)) {
      throw new AssertionError("refused, and changed something");
    }
  }

  /// Keeps from now on what the process prints, instead of printing it.
  public StoreExtension listening() {
    standardOutput = Optional.of(System.out);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    return this;
  }

  /// What the work prints.
  public String printed(Runnable work) {
    listening();
    work.run();
    standardOutput.ifPresent(System::setOut);
    return printed();
  }

  /// What was printed since [#listening()] or [#forgetPrinted()].
  public String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  public void forgetPrinted() {
    printed.reset();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofTheClass = true;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!ofTheClass) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /// For whoever makes one without JUnit.
  @Override
  public void close() {
    standardOutput.ifPresent(System::setOut);
    dynamoDb.close();
    tables.giveBack();
  }

  private DynamoDbClient impatientClient() {
    return DynamoDbClient.builder()
        .endpointDiscoveryEnabled(false)
        .endpointOverride(LocalDynamoDb.ENDPOINT)
        .httpClient(network)
        .region(wiring.region())
        .credentialsProvider(wiring.credentials())
        .overrideConfiguration(override ->
            override.retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .maxAttempts(3)
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .build()))
        .build();
  }
}
