package fi.samtycke.stores.access;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.rules.PostLimit;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// D03: the posts of one source are counted in windows.
class SourceLimitTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final PostLimit TWO = new PostLimit(2, Duration.ofMinutes(10));

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final SourceLimit limit = new SourceLimit(store.wiring, store.dynamoDb());

  @Test
  void the_declared_number_passes_and_no_more_whether_alone_or_in_a_transaction() {
    assertThat(limit.count(PLAZA, "1.a", TWO, NOW).alone()).isTrue();
    assertThat(store.write(limit.count(PLAZA, "1.a", TWO, NOW)))
        .isInstanceOf(Outcome.Written.class);
    assertThat(limit.count(PLAZA, "1.a", TWO, NOW).alone()).isFalse();
    store.refused(limit.count(PLAZA, "1.a", TWO, NOW));
    Attributes counter = store.tables.everything("CONVERSATIONS").getFirst();
    assertThat(counter.count("posts")).isEqualTo(2);
    assertThat(counter.count(Attributes.TIME_TO_LIVE))
        .isEqualTo((int) NOW.plusSeconds(600).getEpochSecond());
  }

  @Test
  void another_source_another_controller_and_another_window_count_for_themselves() {
    limit.count(PLAZA, "1.a", TWO, NOW).alone();
    limit.count(PLAZA, "1.a", TWO, NOW.plusSeconds(599)).alone();
    assertThat(limit.count(PLAZA, "1.a", TWO, NOW.plusSeconds(599)).alone()).isFalse();
    assertThat(limit.count(PLAZA, "1.b", TWO, NOW).alone()).isTrue();
    assertThat(limit.count(TRANSFORMERS, "1.a", TWO, NOW).alone()).isTrue();
    assertThat(limit.count(PLAZA, "1.a", TWO, NOW.plusSeconds(600)).alone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-20T10:00:00Z, 600",
    "2026-03-20T10:00:00.999Z, 600",
    "2026-03-20T10:09:59.999Z, 1",
    "2026-03-20T10:05:00Z, 300"
  })
  void the_window_ends_in_whole_seconds_at_least_one(Instant now, long seconds) {
    assertThat(SourceLimit.untilNextWindow(TWO, now)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
