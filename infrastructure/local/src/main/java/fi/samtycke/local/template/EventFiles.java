package fi.samtycke.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.event.ruler.Ruler;

/// The sample events of `events/`, and which function each goes to.
public final class EventFiles {
  private static final JsonMapper JSON = new JsonMapper();

  private final Template template;
  private final Path folder;

  public EventFiles(Template template, Path folder) {
    this.template = template;
    this.folder = folder;
  }

  /// Every sample.
  public List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /// The samples of a function.
  ///
  /// @param function its logical id
  public List<Path> of(String function) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : all()) {
      if (triggers(file).containsValue(function)) {
        files.add(file);
      }
    }
    return files;
  }

  /// The triggers that would bring this event, each with its function: a route's key, the id of a
  /// schedule, which is the file's name, of a stream, of a rule or of a receipt rule.
  public Map<String, String> triggers(Path file) throws IOException {
    JsonNode event = JSON.readTree(Files.readAllBytes(file));
    Map<String, String> found = new LinkedHashMap<>();
    template.api().routes().stream()
        .filter(route -> route.key().equals(event.path("routeKey").asText()))
        .forEach(route -> found.put(route.key(), route.function()));
    template.rules().stream()
        .filter(rule -> event.has("detail-type") && matches(rule, event))
        .forEach(rule -> found.put(rule.id(), rule.function()));
    template.streams().stream()
        .filter(_ -> source(event).equals("aws:dynamodb"))
        .forEach(stream -> found.put(stream.id(), stream.function()));
    template.receipts().stream()
        .filter(_ -> source(event).equals("aws:ses"))
        .forEach(receipt -> found.put(receipt.id(), receipt.function()));
    String name = String.valueOf(file.getFileName()).replace(".json", "").replace("-", "");
    template.schedules().stream()
        .filter(schedule -> event.has("scheduledTime") && name.equalsIgnoreCase(schedule.id()))
        .forEach(schedule -> found.put(schedule.id(), schedule.function()));
    return found;
  }

  private static String source(JsonNode event) {
    return event.path("Records").path(0).path("eventSource").asText();
  }

  private static boolean matches(Template.Rule rule, JsonNode event) {
    try {
      return Ruler.matchesRule(event.toString(), rule.pattern());
    } catch (Exception malformed) { // the ruler declares no narrower one
      throw new IllegalArgumentException(
          "the pattern of " + rule.id() + " is malformed", malformed);
    }
  }
}
