package fi.samtycke.stores;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.evidence.LedgerStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The scheduled functions over fresh tables and a clock that is moved.
public final class RetentionWorld {
  public static final ControllerId PLAZA = new ControllerId("btb-plaza");
  public static final ControllerId TRANSFORMERS = new ControllerId("btb-transformers");

  private static final Random RANDOM = new Random(11);

  public final LocalDynamoDb db = new LocalDynamoDb();
  public final SettableClock clock = new SettableClock("2026-03-20T10:00:00Z");
  public final CutOffHttp http = new CutOffHttp(UrlConnectionHttpClient.create());
  public final Wiring wiring = new Wiring(db.environment(), clock, http);
  public final LedgerStore ledger;
  public final ChangeLogStore changes;

  public RetentionWorld() {
    ledger = new LedgerStore(wiring, db.client());
    changes = new ChangeLogStore(wiring, db.client());
  }

  public Controller plaza() {
    return wiring.declarations().find(PLAZA.value()).orElseThrow();
  }

  /// Moves the clock to the instant and runs the function as its schedule does.
  public void scheduled(RequestStreamHandler function, String at) {
    clock.set(at);
    call(function, "{\"scheduledTime\":\"" + at + "\"}");
  }

  public void call(RequestStreamHandler function, String event) {
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          OutputStream.nullOutputStream(),
          null);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public Receipt receipt(ControllerId controller, String schedule) {
    return ledger.lastReceipt(controller, schedule).orElseThrow();
  }

  /// Logs the first change of a new entry.
  public LoggedChange changeAt(ControllerId controller, String at) {
    return follow(ChainHead.NONE, controller, EntryId.random(RANDOM), at);
  }

  /// Logs a further change.
  public LoggedChange follow(ChainHead head, ControllerId controller, EntryId entry, String at) {
    LoggedChange change =
        head.append(
            controller,
            new Change(entry, Instant.parse(at), new Actor.Person(), Action.MESSAGE_RECEIVED));
    new Transactions(db.client())
        .write(EntryId.random(RANDOM).value(), List.of(changes.append(change)));
    return change;
  }

  /// What is owed: kind and about.
  public List<String> owed(ControllerId controller) {
    return db.everything("OUTBOX").stream()
        .filter(item -> item.required("pk").startsWith(controller + "#"))
        .map(item -> item.required("kind") + " " + item.required("about"))
        .sorted()
        .toList();
  }

  /// What the work prints.
  public static String printed(Runnable work) {
    var before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new java.io.PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
