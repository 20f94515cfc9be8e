package fi.samtycke.mailbox;

import static fi.samtycke.stores.StoreExtension.PLAZA;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.rules.MailboxRules;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.mailbox.PurgeStore;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Requests and runs purges, over a Secrets Manager that says what it is told to, and tells what
/// became of them.
final class Purging implements AfterEachCallback, AutoCloseable {
  static final BooleanSupplier ALWAYS = () -> true;

  private final StoreExtension store;
  private final PurgeStore purges;
  private final HttpServer secretsManager;
  private volatile String secret = "";
  private List<String> folders = List.of("INBOX");

  Purging(StoreExtension store) {
    this.store = store;
    secretsManager = start();
    store.environment.put(
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        "http://127.0.0.1:" + secretsManager.getAddress().getPort());
    store.environment.put("MAILBOX_SECRET", "mailbox");
    purges = new PurgeStore(store.wiring, store.dynamoDb());
  }

  /// @param secret empty for none
  Purging knowing(String said) {
    secret = said;
    return this;
  }

  Purging emptying(String... names) {
    folders = List.of(names);
    return this;
  }

  /// As declared, with the folders of this test.
  Controller plaza() {
    Controller plaza = store.plaza();
    MailboxRules rules = plaza.mailbox();
    MailboxRules ours =
        new MailboxRules(
            rules.emptied(),
            folders,
            rules.keep(),
            rules.preview(),
            rules.postpone(),
            rules.postponeAtMost());
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
    return new ManagePurges(store.wiring, store.dynamoDb());
  }

  EntryId request(boolean atOnce) {
    return request(MailboxName.INFO, atOnce);
  }

  EntryId request(MailboxName mailbox, boolean atOnce) {
    return keepPurges().request(plaza(), mailbox, atOnce, "anna");
  }

  /// A run of the schedule.
  Done run(BooleanSupplier timeIsLeft) {
    return new PurgeMailbox(store.wiring, store.dynamoDb(), store.work()).tend(plaza(), timeIsLeft);
  }

  /// The open purge of a mailbox.
  Stored open(MailboxName mailbox) {
    return purge(purges.mailbox(PLAZA, mailbox).open().orElseThrow());
  }

  Stored purge(EntryId id) {
    return purges.find(PLAZA, id).orElseThrow();
  }

  /// What the change log says of the purge: action and reason.
  List<String> log(EntryId id) {
    return new ChangeLogStore(store.wiring, store.dynamoDb())
        .ofEntry(PLAZA, id).stream()
            .map((LoggedChange change) -> (change.action() + " " + change.reason()).strip())
            .toList();
  }

  List<String> owed() {
    return store.tables.everything("OUTBOX").stream()
        .map(item -> item.required("kind"))
        .sorted()
        .toList();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
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
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    call.sendResponseHeaders(secret.isEmpty() ? 400 : 200, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }
}
