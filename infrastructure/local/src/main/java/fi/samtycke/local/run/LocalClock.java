package fi.samtycke.local.run;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The clock all functions live by. Follows real time until it is set; from then on it stands
/// still.
public final class LocalClock implements InstantSource {
  private volatile @Nullable Instant standing;

  @Override
  public Instant instant() {
    Instant set = standing;
    return set == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : set;
  }

  public void set(Instant now) {
    standing = now;
  }

  public boolean stands() {
    return standing != null;
  }
}
