package fi.samtycke.local.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The program of a browser, started with an empty profile that goes with it.
final class BrowserProcess implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--disable-extensions",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1000,1200",
          "--remote-debugging-port=0");
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");

  private final Path profile;
  private final Process process;
  private final String address;

  private BrowserProcess(Path profile, Process process, String address) {
    this.profile = profile;
    this.process = process;
    this.address = address;
  }

  /// Starts it, or skips the test where no Chromium is installed.
  static BrowserProcess start() {
    Optional<Path> program = installed();
    if (program.isEmpty()) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("CI=true, and there is no chromium on the PATH");
      }
      System.err.println("SKIPPED: NO CHROMIUM ON THE PATH, THE PAGES WERE NOT TRIED IN A BROWSER");
      Assumptions.abort("no chromium on the PATH");
    }
    try {
      Path profile = Files.createTempDirectory("chromium");
      List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString()));
      command.addAll(FLAGS);
      command.add("--user-data-dir=" + profile);
      command.add("about:blank");
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new BrowserProcess(profile, process, listening(process));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Path> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// What the browser says when it is ready; the rest of its chatter is read away.
  private static String listening(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      var found = LISTENING.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> readAway(output));
        return found.group(1);
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("chromium did not start: " + said);
  }

  private static void readAway(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException _) {
      // the browser has ended
    }
  }

  /// The DevTools address of its one tab.
  URI tab() {
    URI list = URI.create("http://" + address + "/json/list");
    try (HttpClient http = HttpClient.newHttpClient()) {
      String tabs =
          http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonNode tab : new JsonMapper().readTree(tabs)) {
        if (tab.path("type").asText().equals("page")) {
          return URI.create(tab.path("webSocketDebuggerUrl").asText());
        }
      }
      throw new AssertionError("chromium has no tab: " + tabs);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
