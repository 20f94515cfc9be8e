package fi.samtycke.retention;

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
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.CutOffHttp;
import fi.samtycke.stores.LedgerStore;
import fi.samtycke.stores.LocalDynamoDb;
import fi.samtycke.stores.SettableClock;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Wiring;
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
final class RetentionWorld {
  static final ControllerId PLAZA = new ControllerId("btb-plaza");
  static final ControllerId TRANSFORMERS = new ControllerId("btb-transformers");

  private static final Random RANDOM = new Random(11);

  final LocalDynamoDb db = new LocalDynamoDb();
  final SettableClock clock = new SettableClock("2026-03-20T10:00:00Z");
  final CutOffHttp http = new CutOffHttp(UrlConnectionHttpClient.create());
  final Wiring wiring = new Wiring(db.environment(), clock, http);
  final LedgerStore ledger;
  final ChangeLogStore changes;

  RetentionWorld() {
    ledger = new LedgerStore(wiring, db.client());
    changes = new ChangeLogStore(wiring, db.client());
  }

  Controller plaza() {
    return wiring.declarations().find(PLAZA.value()).orElseThrow();
  }

  /// Moves the clock to the instant and runs the function as its schedule does.
  void scheduled(RequestStreamHandler function, String at) {
    clock.set(at);
    call(function, "{\"scheduledTime\":\"" + at + "\"}");
  }

  void call(RequestStreamHandler function, String event) {
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          OutputStream.nullOutputStream(),
          null);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Receipt receipt(ControllerId controller, String schedule) {
    return ledger.lastReceipt(controller, schedule).orElseThrow();
  }

  /// Logs the first change of a new entry.
  LoggedChange changeAt(ControllerId controller, String at) {
    return follow(ChainHead.NONE, controller, EntryId.random(RANDOM), at);
  }

  /// Logs a further change.
  LoggedChange follow(ChainHead head, ControllerId controller, EntryId entry, String at) {
    LoggedChange change =
        head.append(
            controller,
            new Change(entry, Instant.parse(at), new Actor.Person(), Action.MESSAGE_RECEIVED));
    new Transactions(db.client())
        .write(EntryId.random(RANDOM).value(), List.of(changes.append(change)));
    return change;
  }

  /// What is owed: kind and about.
  List<String> owed(ControllerId controller) {
    return db.everything("OUTBOX").stream()
        .filter(item -> item.required("pk").startsWith(controller + "#"))
        .map(item -> item.required("kind") + " " + item.required("about"))
        .sorted()
        .toList();
  }

  /// What the work prints.
  static String printed(Runnable work) {
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
