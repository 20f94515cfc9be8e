package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.EventFiles;
import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `events/` shows every trigger once or more, and each function takes what is shown of it.
class EventsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Path EVENTS = Application.HOME.resolve("events");

  @Test
  void an_event_belongs_to_one_function_and_it_takes_it() throws IOException {
    assertThat(samples().all())
        .hasSizeGreaterThan(30)
        .allSatisfy(file -> {
          JsonNode event = read(file);
          Set<String> functions = new HashSet<>(samples().triggers(file).values());
          assertThat(functions).hasSize(1);
          JsonNode answer =
              answer(
                  APPLICATION.stack().functions().call(functions.iterator().next(), bytes(file)));
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
    for (Path file : samples().all()) {
      shown.addAll(samples().triggers(file).keySet());
    }
    Set<String> triggers = new HashSet<>();
    Template template = APPLICATION.stack().template();
    template.api().routes().forEach(route -> triggers.add(route.key()));
    template.schedules().forEach(schedule -> triggers.add(schedule.id()));
    template.streams().forEach(stream -> triggers.add(stream.id()));
    template.rules().forEach(rule -> triggers.add(rule.id()));
    template.receipts().forEach(receipt -> triggers.add(receipt.id()));
    assertThat(shown).isEqualTo(triggers);
  }

  private static EventFiles samples() {
    return new EventFiles(APPLICATION.stack().template(), EVENTS);
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
    return answer(bytes(file));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void there_is_nothing_of_a_real_person_in_them() throws IOException {
    List<String> addresses =
        samples().all().stream()
            .map(EventsTest::bytes)
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
