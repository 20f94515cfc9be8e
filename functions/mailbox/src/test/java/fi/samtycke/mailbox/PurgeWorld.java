package fi.samtycke.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.rules.MailboxRules;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.CutOffHttp;
import fi.samtycke.stores.LocalDynamoDb;
import fi.samtycke.stores.SettableClock;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.mailbox.PurgeStore;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The purge over fresh tables, a clock that is moved and a Secrets Manager that says what it is
/// told to.
final class PurgeWorld implements AutoCloseable {
  static final ControllerId PLAZA = new ControllerId("btb-plaza");

  /// Ids are drawn once in all of a run: the engine remembers the tokens of its writes.
  private static final SecureRandom RANDOM = new SecureRandom();

  static final BooleanSupplier ALWAYS = () -> true;

  final LocalDynamoDb db = new LocalDynamoDb();
  final SettableClock clock = new SettableClock("2026-03-20T10:00:00Z");
  final CutOffHttp http = new CutOffHttp(UrlConnectionHttpClient.create());
  final PurgeStore purges;
  final Wiring wiring;
  private final HttpServer secretsManager;
  private volatile String secret = "";
  private List<String> folders = List.of("INBOX");

  PurgeWorld() {
    secretsManager = start();
    Map<String, String> environment = new HashMap<>(db.environment());
    environment.put(
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        "http://127.0.0.1:" + secretsManager.getAddress().getPort());
    environment.put("MAILBOX_SECRET", "mailbox");
    wiring = new Wiring(environment, clock, http);
    purges = new PurgeStore(wiring, db.client());
  }

  /// @param secret empty for none
  PurgeWorld knowing(String said) {
    secret = said;
    return this;
  }

  PurgeWorld emptying(String... names) {
    folders = List.of(names);
    return this;
  }

  /// As declared, with the folders of this world.
  Controller plaza() {
    Controller plaza = wiring.declarations().find(PLAZA.value()).orElseThrow();
    MailboxRules rules = plaza.mailbox();
    MailboxRules ours =
        new MailboxRules(rules.emptied(), folders, rules.keep(), rules.preview(), rules.postpone());
    try {
      List<Object> values = new ArrayList<>();
      List<Class<?>> types = new ArrayList<>();
      for (RecordComponent part : Controller.class.getRecordComponents()) {
        Object value = part.getAccessor().invoke(plaza);
        values.add(value.equals(rules) ? ours : value);
        types.add(part.getType());
      }
      return Controller.class
          .getDeclaredConstructor(types.toArray(Class[]::new))
          .newInstance(values.toArray());
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }

  ManagePurges keepPurges() {
    return new ManagePurges(
        purges, new PurgeSteps(wiring, new Work(wiring, db.client(), RANDOM)), wiring.clock());
  }

  EntryId request(boolean atOnce) {
    return keepPurges().request(plaza(), atOnce, "anna");
  }

  /// A run of the schedule.
  Done run(BooleanSupplier timeIsLeft) {
    return new PurgeMailbox(wiring, DynamoDb.client(wiring), RANDOM).tend(plaza(), timeIsLeft);
  }

  Stored purge(EntryId id) {
    return purges.find(PLAZA, id).orElseThrow();
  }

  /// What the change log says of the purge: action and reason.
  List<String> log(EntryId id) {
    return new ChangeLogStore(wiring, db.client())
        .ofEntry(PLAZA, id).stream()
            .map((LoggedChange change) -> (change.action() + " " + change.reason()).strip())
            .toList();
  }

  List<String> owed() {
    return db.everything("OUTBOX").stream().map(item -> item.required("kind")).sorted().toList();
  }

  @Override
  public void close() {
    secretsManager.stop(0);
  }

  private HttpServer start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext("/", this::secretValue);
      server.start();
      return server;
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private void secretValue(HttpExchange call) throws IOException {
    String answer =
        secret.isEmpty()
            ? "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"none\"}"
            : "{\"ARN\":\"a\",\"Name\":\"mailbox\",\"SecretString\":\"%s\"}"
                .formatted(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    call.sendResponseHeaders(secret.isEmpty() ? 400 : 200, octets.length);
    call.getResponseBody().write(octets);
    call.close();
  }
}
