package fi.samtycke.local;

import java.nio.file.Path;
import java.time.Instant;
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
  private static final String SHA_256_OF_LOCAL =
      "25bf8e1a2393f1108d37029b3df5593236c755742ec93465bbafa9b290bddcf6";

  /// On a free port, in memory, following real time: what a test wants.
  public static Options of(Path template) {
    return new Options(0, template, Map.of(), Optional.empty(), Optional.empty());
  }

  /// The application, as [#of(Path)], with the parameters that a deployment gives it: the outside
  /// chat calls `/{controller}/chatra/local`.
  ///
  /// @param home the checkout
  public static Options ofApplication(Path home) {
    return of(home.resolve("template.yaml"))
        .with(
            Map.of(
                "ChatraSecretDigests",
                "{\"btb-plaza\":\"%1$s\",\"btb-transformers\":\"%1$s\"}"
                    .formatted(SHA_256_OF_LOCAL)));
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
