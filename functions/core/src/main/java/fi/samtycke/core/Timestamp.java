package fi.samtycke.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as they are stored: ISO-8601 in UTC with exactly three decimals
/// (`2026-03-20T10:00:00.000Z`), so that texts sort and compare as the instants do.
/// [Instant#toString] leaves decimals out when they are zero, and then `…00Z` sorts behind
/// `…00.500Z`.
public final class Timestamp {
  private static final int WITHOUT_DECIMALS = "2026-03-20T10:00:00Z".length();

  private Timestamp() {}

  /// What is finer than a millisecond is cut.
  public static String of(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.length() == WITHOUT_DECIMALS
        ? text.substring(0, WITHOUT_DECIMALS - 1) + ".000Z"
        : text;
  }
}
