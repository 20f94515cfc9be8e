package fi.samtycke.local.spec;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.utility.DockerImageName;

/// An image for the Docker engine of this machine. Testcontainers would try for minutes to get one
/// that nobody has; this asks once, and says in a sentence why a test cannot be.
final class EngineImage {
  private static final int PATIENCE_SECONDS = 15;

  private EngineImage() {}

  /// The image, if the engine has it or its registry answers for it; else the test is skipped and
  /// says so, or fails with `CI=true`.
  static DockerImageName orSkip(String image) {
    Optional<String> unreachable = unreachable(image);
    if (unreachable.isEmpty()) {
      return DockerImageName.parse(image);
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("CI=true. " + unreachable.get());
    }
    System.err.println("SKIPPED: " + unreachable.get());
    return Assumptions.abort(unreachable.get());
  }

  private static Optional<String> unreachable(String image) {
    if (!succeeds("docker", "version")) {
      return Optional.of("No Docker engine answers, so nothing was tried on " + image + ".");
    }
    return succeeds("docker", "image", "inspect", image)
            || succeeds("docker", "manifest", "inspect", image)
        ? Optional.empty()
        : Optional.of("The Docker engine has no image " + image + " and no registry gives it one.");
  }

  private static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
