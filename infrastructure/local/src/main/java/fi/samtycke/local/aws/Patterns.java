package fi.samtycke.local.aws;

import java.io.IOException;
import software.amazon.event.ruler.Ruler;

/// Event patterns, decided by AWS's own matcher.
final class Patterns {
  private Patterns() {}

  static boolean match(String pattern, String event) {
    try {
      return Ruler.matchesRule(event, pattern);
    } catch (IOException malformed) {
      throw new IllegalArgumentException("not an event: " + event, malformed);
    } catch (Exception unexpected) { // Ruler declares no narrower one
      throw new IllegalStateException("a pattern that cannot be matched: " + pattern, unexpected);
    }
  }
}
