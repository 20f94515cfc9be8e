package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.event.ruler.Ruler;

/// `events/` shows every trigger once or more, and each function takes what is shown of it.
class EventsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Path EVENTS = Application.HOME.resolve("events");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @Test
  void an_event_belongs_to_one_function_and_it_takes_it() throws IOException {
    assertThat(files())
        .hasSizeGreaterThan(30)
        .allSatisfy(file -> {
          JsonNode event = read(file);
          Set<String> functions = new HashSet<>(triggers(file, event).values());
          assertThat(functions).hasSize(1);
          JsonNode answer =
              answer(
                  APPLICATION.stack().functions().call(functions.iterator().next(), octets(file)));
          if (event.has("routeKey")) {
            assertThat(answer.path("statusCode").asInt()).isBetween(200, 499);
            assertThat(answer.path("body").asText()).doesNotContain("malformed");
          }
          assertThat(answer.path("batchItemFailures")).isEmpty();
        });
    APPLICATION.mails();
    assertThat(APPLICATION.stack().functions().deadLetters()).isEmpty();
  }

  @Test
  void every_trigger_is_shown() throws IOException {
    Set<String> shown = new HashSet<>();
    files().forEach(file -> shown.addAll(triggers(file, read(file)).keySet()));
    Set<String> triggers = new HashSet<>();
    Template template = APPLICATION.stack().template();
    template.api().routes().forEach(route -> triggers.add(route.key()));
    template.schedules().forEach(schedule -> triggers.add(schedule.id()));
    template.streams().forEach(stream -> triggers.add(stream.id()));
    template.rules().forEach(rule -> triggers.add(rule.id()));
    assertThat(shown).isEqualTo(triggers);
  }

  /// The triggers that would bring this event, each with its function.
  private static Map<String, String> triggers(Path file, JsonNode event) {
    Template template = APPLICATION.stack().template();
    Map<String, String> found = new LinkedHashMap<>();
    template.api().routes().stream()
        .filter(route -> route.key().equals(event.path("routeKey").asText()))
        .forEach(route -> found.put(route.key(), route.function()));
    template.rules().stream()
        .filter(rule -> event.has("detail-type") && matches(rule, event))
        .forEach(rule -> found.put(rule.id(), rule.function()));
    template.streams().stream()
        .filter(stream -> event.has("Records"))
        .forEach(stream -> found.put(stream.id(), stream.function()));
    String name = file.getFileName().toString().replace(".json", "").replace("-", "");
    template.schedules().stream()
        .filter(schedule -> event.has("scheduledTime") && name.equalsIgnoreCase(schedule.id()))
        .forEach(schedule -> found.put(schedule.id(), schedule.function()));
    return found;
  }

  private static boolean matches(Template.Rule rule, JsonNode event) {
    try {
      return Ruler.matchesRule(event.toString(), rule.pattern());
    } catch (Exception malformed) { // the ruler declares no narrower one
      throw new AssertionError(malformed);
    }
  }

  private static JsonNode answer(byte[] answer) {
    try {
      return Application.read(
          answer.length == 0 ? "{}" : new String(answer, java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static JsonNode read(Path file) {
    return answer(octets(file));
  }

  private static byte[] octets(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void there_is_nothing_of_a_real_person_in_them() throws IOException {
    List<String> addresses =
        files()
            .map(EventsTest::octets)
            .flatMap(file ->
                java.util.regex.Pattern.compile("[\\w.+-]+(?:@|%40)([\\w.-]+)")
                    .matcher(new String(file, java.nio.charset.StandardCharsets.UTF_8))
                    .results()
                    .map(address -> address.group(1)))
            .distinct()
            .toList();
    assertThat(addresses)
        .isNotEmpty()
        .allMatch(
            domain -> domain.matches("(.*\\.)?(example(\\.com|\\.org|\\.net)?|amazonses\\.com)"));
  }
}
