package fi.samtycke.local;

import fi.samtycke.declaration.Declarations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the local stack is started.
///
/// @param port where it listens; 0 for a free one
/// @param template the template to run
/// @param parameters values instead of the template's defaults
/// @param data where DynamoDB Local keeps its data; in memory without
/// @param now what the clock shows; it follows real time without
public record Options(
    int port,
    Path template,
    Map<String, String> parameters,
    Optional<Path> data,
    Optional<Instant> now) {

  /// On a free port, in memory, following real time: what a test wants.
  public static Options of(Path template) {
    return new Options(0, template, Map.of(), Optional.empty(), Optional.empty());
  }

  /// The application, as [#of(Path)], with the parameters that a deployment gives it.
  ///
  /// @param home the checkout
  public static Options ofApplication(Path home) {
    return ofApplication(home, List.of("btb-plaza", "btb-transformers"));
  }

  /// @param served ids of declared controllers
  public static Options ofApplication(Path home, List<String> served) {
    return of(home.resolve("template.yaml"))
        .with(Parameters.of(Declarations.load(served, "{}").all()));
  }

  public Options at(Instant now) {
    return new Options(port, template, parameters, data, Optional.of(now));
  }

  public Options with(Map<String, String> parameters) {
    return new Options(port, template, parameters, data, now);
  }

  public Options on(int port) {
    return new Options(port, template, parameters, data, now);
  }

  public Options keeping(Path data) {
    return new Options(port, template, parameters, Optional.of(data), now);
  }
}
