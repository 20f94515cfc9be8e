package fi.samtycke.stores;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.stores.evidence.LedgerStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Functions that a schedule calls: lets them run as Lambda does, and tells what they leave.
public final class ScheduledFunctions {
  public final LedgerStore ledger;
  private final StoreExtension store;

  public ScheduledFunctions(StoreExtension store) {
    this.store = store;
    this.ledger = new LedgerStore(store.wiring, store.dynamoDb());
  }

  /// Moves the clock to the instant and runs the function as its schedule does.
  public void scheduled(RequestStreamHandler function, String at) {
    store.clock.set(at);
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

  /// What is owed: kind and about.
  public List<String> owed(ControllerId controller) {
    return store.tables.everything("OUTBOX").stream()
        .filter(item -> item.required("pk").startsWith(controller + "#"))
        .map(item -> item.required("kind") + " " + item.required("about"))
        .sorted()
        .toList();
  }
}
