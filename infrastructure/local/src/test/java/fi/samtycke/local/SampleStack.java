package fi.samtycke.local;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The sample application of [Samples]: started once for all tests of a run, and as on its first
/// day, its clock standing at noon, at the beginning of each.
///
/// ```java
/// @RegisterExtension static final SampleStack SAMPLE = new SampleStack();
/// ```
public final class SampleStack implements BeforeEachCallback {
  /// Ends with the process.
  private static final class Shared {
    static final LocalStack STACK = Samples.start();
    static final Browser BROWSER = new Browser(STACK.baseUrl());
    static final Items ITEMS = new Items(STACK);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    stack().reset(Optional.of(Samples.NOON));
  }

  public LocalStack stack() {
    return Shared.STACK;
  }

  public Browser browser() {
    return Shared.BROWSER;
  }

  public Items items() {
    return Shared.ITEMS;
  }
}
