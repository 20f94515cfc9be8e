package fi.samtycke.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.event.ruler.Machine;

/// Event patterns, decided by AWS's own matcher.
public final class Patterns {
  private Patterns() {}

  public static boolean match(String pattern, JsonNode event) {
    Machine machine = Machine.builder().build();
    try {
      machine.addRule(pattern, pattern);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
    return !machine.rulesForJSONEvent(event).isEmpty();
  }
}
