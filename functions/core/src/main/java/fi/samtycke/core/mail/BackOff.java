package fi.samtycke.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a failed attempt is repeated: after 1, 5 and 30 minutes, 2, 6 and 24 hours. Then never: the
/// obligation is failed and visible.
public final class BackOff {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(24));

  private BackOff() {}

  /// @param attempts how many were made, the failed one included
  /// @return the next attempt, or empty when that was the last
  public static Optional<Instant> next(int attempts, Instant now) {
    return attempts <= WAITS.size()
        ? Optional.of(now.plus(WAITS.get(attempts - 1)))
        : Optional.empty();
  }
}
