package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.RetentionWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The events that `events/evidence` shows are those that the functions take.
class EventsTest {
  private static final Map<String, Function<Wiring, RequestStreamHandler>> FUNCTIONS =
      Map.of(
          "check-receipts", CheckReceiptsHandler::new,
          "ensure-digest-keys", EnsureDigestKeysHandler::new,
          "seal-changes", SealChangesHandler::new);

  private final RetentionWorld world = new RetentionWorld();

  @ParameterizedTest
  @ValueSource(strings = {"check-receipts", "ensure-digest-keys", "seal-changes"})
  void a_schedule_says_when_it_was_due_and_a_receipt_is_left_for_that_time(String name) {
    world.db.environment().put("SCHEDULES", "{\"S\":{\"cron\":\"7 * * * ? *\",\"zone\":\"UTC\"}}");
    world.call(FUNCTIONS.get(name).apply(world.wiring), read(name));
    assertThat(world.db.everything("LEDGER"))
        .hasSize(2)
        .allSatisfy(receipt -> {
          String minute = receipt.required("sk").substring(0, "2026-03-20T10:00".length());
          assertThat(read(name)).contains("\"scheduledTime\"", minute);
        });
  }

  @Test
  void a_finished_deployment_brings_the_keys() {
    world.call(new EnsureDigestKeysHandler(world.wiring), read("stack-created"));
    assertThat(world.db.everything("DIGEST_KEYS")).hasSize(2);
    assertThat(world.db.everything("LEDGER")).isEmpty();
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
