package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.ScheduledFunctions;
import fi.samtycke.stores.StoreExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The events that `events/evidence` shows are those that the functions take.
class EventsTest {
  private static final Map<String, Function<Wiring, RequestStreamHandler>> FUNCTIONS =
      Map.of(
          "check-receipts", CheckReceiptsHandler::new,
          "ensure-digest-keys", EnsureDigestKeysHandler::new,
          "seal-changes", SealChangesHandler::new);

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ScheduledFunctions functions = new ScheduledFunctions(store);

  @ParameterizedTest
  @ValueSource(strings = {"check-receipts", "ensure-digest-keys", "seal-changes"})
  void a_schedule_says_when_it_was_due_and_a_receipt_is_left_for_that_time(String name) {
    store.environment.put("SCHEDULES", "{\"S\":{\"cron\":\"7 * * * ? *\",\"zone\":\"UTC\"}}");
    functions.call(FUNCTIONS.get(name).apply(store.wiring), read(name));
    assertThat(store.tables.everything("LEDGER"))
        .hasSize(2)
        .allSatisfy(receipt -> {
          String minute = receipt.required("sk").substring(0, "2026-03-20T10:00".length());
          assertThat(read(name)).contains("\"scheduledTime\"", minute);
        });
  }

  @Test
  void a_finished_deployment_brings_the_keys() {
    functions.call(new EnsureDigestKeysHandler(store.wiring), read("stack-created"));
    assertThat(store.tables.everything("DIGEST_KEYS")).hasSize(2);
    assertThat(store.tables.everything("LEDGER")).isEmpty();
  }

  private static String read(String name) {
    try {
      return Files.readString(
          Path.of(System.getProperty("samtycke.home"), "events", "evidence", name + ".json"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
