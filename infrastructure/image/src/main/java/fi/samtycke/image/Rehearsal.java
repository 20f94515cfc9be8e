package fi.samtycke.image;

import fi.samtycke.platform.CannedHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Lets the functions of a module play their events and keeps what the JVM learns of it as
/// `cache.aot`. Needs nothing but the folder: the build of an image runs it inside the image, so
/// that the cache is made by the very JVM that will use it.
///
/// `java -cp 'lib/*' fi.samtycke.image.Rehearsal <folder>`
public final class Rehearsal {
  /// Of the person of the firm: so that the staff's routes are played to their end.
  private static final String[] ROLES = {
    "administrator", "employee", "chat-operator", "mailbox-reader"
  };

  private static final int ROUNDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;

  Rehearsal(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Rehearsal rehearsal = new Rehearsal(Path.of(arguments[0]).toAbsolutePath());
    rehearsal.play(ROUNDS, "-XX:AOTCacheOutput=cache.aot");
    // A cache that does not fit is worse than none, and Java would only mention it.
    rehearsal.play(1, "-XX:AOTCache=cache.aot -XX:AOTMode=on");
  }

  /// Starts the functions, sends every event so often, ends them and waits for what they leave.
  /// That a function does not like the one item that its world consists of is no fault here.
  ///
  /// @throws IllegalStateException when the JVM fails or a class is missing
  private void play(int rounds, String cache) throws IOException, InterruptedException {
    List<byte[]> events = events();
    try (RuntimeStandIn runtime = new RuntimeStandIn(CannedHttp.answer("asked", ROLES))) {
      Process process = start(runtime, Understudy.class.getName(), cache);
      for (int round = 0; round < rounds; round++) {
        for (byte[] event : events) {
          Optional<RuntimeStandIn.Answer> answer = runtime.invoke(event, PATIENCE);
          if (answer.isEmpty() || answer.get().lacksClass()) {
            process.destroyForcibly();
            throw new IllegalStateException(
                "%s: %s"
                    .formatted(
                        firstLine(event),
                        answer.map(RuntimeStandIn.Answer::body).orElse("no answer")));
          }
        }
      }
      process.destroy();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          || !Files.exists(folder.resolve("cache.aot"))) {
        process.destroyForcibly();
        throw new IllegalStateException("the rehearsal left no cache in " + folder);
      }
    }
  }

  /// Starts the folder's bootstrap.
  ///
  /// @param handler the class that answers
  /// @param cache options for the JVM
  Process start(RuntimeStandIn runtime, String handler, String cache) throws IOException {
    ProcessBuilder bootstrap = new ProcessBuilder(folder.resolve("bootstrap").toString());
    Map<String, String> environment = bootstrap.environment();
    for (String line : Files.readAllLines(folder.resolve("rehearsal/environment"))) {
      int name = line.indexOf('=');
      environment.put(line.substring(0, name), line.substring(name + 1));
    }
    String aws = "http://" + runtime.address();
    environment.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "rehearsal");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "rehearsal");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "rehearsal");
    environment.put("AWS_REGION", "eu-north-1");
    environment.put("AWS_ACCESS_KEY_ID", "rehearsal");
    environment.put("AWS_SECRET_ACCESS_KEY", "rehearsal");
    environment.put("AWS_SESSION_TOKEN", "rehearsal");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", aws);
    environment.put("AWS_ENDPOINT_URL_SESV2", aws);
    environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", aws);
    environment.put("AWS_ENDPOINT_URL_S3", aws);
    environment.put("_HANDLER", handler);
    environment.put("CACHE", cache);
    environment.putIfAbsent(
        "JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    return bootstrap
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("rehearsal/log").toFile())
        .start();
  }

  /// Each with its handler's name before it.
  private List<byte[]> events() throws IOException {
    Map<String, byte[]> events = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("rehearsal"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        String handler = String.valueOf(file.getName(file.getNameCount() - 2));
        String event = handler + "\n" + Files.readString(file);
        events.put(file.toString(), event.getBytes(StandardCharsets.UTF_8));
      }
    }
    return List.copyOf(events.values());
  }

  private static String firstLine(byte[] event) {
    return text(event).lines().findFirst().orElse("");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
