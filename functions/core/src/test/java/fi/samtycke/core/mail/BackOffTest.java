package fi.samtycke.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a failed attempt waits (A09, A10).
class BackOffTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"1, PT1M", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT6H", "6, PT24H"})
  void an_attempt_waits_longer_than_the_one_before(int attempts, Duration wait) {
    assertThat(BackOff.next(attempts, NOW)).contains(NOW.plus(wait));
  }

  @Test
  void after_the_seventh_attempt_there_is_none() {
    assertThat(BackOff.next(7, NOW)).isEmpty();
    assertThat(BackOff.next(100, NOW)).isEmpty();
  }
}
