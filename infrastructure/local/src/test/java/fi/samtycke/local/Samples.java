package fi.samtycke.local;

import java.nio.file.Path;
import java.time.Instant;

/// The sample application of `template.yaml` in the test resources.
public final class Samples {
  public static final Path TEMPLATE = Path.of("src/test/resources/template.yaml");
  public static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");

  private Samples() {}

  /// The sample application, its clock standing at noon.
  public static LocalStack start() {
    return LocalStack.start(Options.of(TEMPLATE).at(NOON));
  }
}
