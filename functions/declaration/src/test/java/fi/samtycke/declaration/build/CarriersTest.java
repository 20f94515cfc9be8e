package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fi.samtycke.core.declaration.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// N21: no sentence without its carrier, and no number that a declaration could make untrue.
class CarriersTest {
  private static final String OURS =
      """
      numbers:
        - {forms: ['Art\\. \\d+'], because: the number of an article}
        - {texts: [version], because: not shown}
      carriers:
        - {carrier: sweep, function: SweepFunction, scheduled: true, does: [erases], texts: [kept.*]}
        - {carrier: mails, function: MailFunction, does: [sends], texts: [kept.mailed]}
        - {carrier: law, law: an act, checked: false, does: [keeps], texts: [law]}
        - {carrier: newsletter, nobody: not built, does: [sends], texts: [newsletter]}
      """;

  @TempDir private Path folder;

  @Test
  void N21_every_text_that_says_what_the_system_does_has_its_carriers() throws IOException {
    assertThat(Carriers.ofTheApplication().faults(catalogue())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void N21_a_sentence_that_nobody_carries_is_told_by_its_id(
      String id, List<String> languages, List<String> faults) {
    Map<String, List<String>> catalogue = whole();
    catalogue.put(id, languages);

    assertThat(Carriers.saying(OURS).faults(catalogue))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(alwaysWrong(), faults.stream()).distinct().toList());
  }

  static Stream<Arguments> sentences() {
    return Stream.of(
        arguments(
            "page.said",
            List.of("Uppgifterna raderas.", "Tiedot poistetaan.", "The data is erased."),
            List.of("page.said says that something [erases], and no carrier does")),
        arguments(
            "page.said",
            List.of("Bra.", "Hyvä. Poistamme tiedot.", "Good."),
            List.of("page.said says that something [erases], and no carrier does")),
        arguments(
            "kept.here",
            List.of("Vi raderar och loggas.", "-", "We erase it and send it to you."),
            List.of("kept.here says that something [logs, sends], and no carrier does")),
        arguments(
            "kept.mailed",
            List.of("Vi skickar och raderar.", "-", "-"),
            List.of("kept.mailed says that something [erases], and no carrier does")),
        arguments(
            "page.period",
            List.of("I {days} dagar.", "Viisi vuotta.", "For 35 days."),
            List.of("page.period holds a number; expected a placeholder")),
        arguments(
            "page.period",
            List.of("Inom en månad.", "-", "-"),
            List.of("page.period holds a number; expected a placeholder")),
        arguments("page.period", List.of("Art. 12", "{days} päivää", "{days} days"), List.of()),
        arguments("version", List.of("1", "1", "1"), List.of()),
        arguments("kept.here", List.of("Raderas.", "Poistetaan.", "Erased."), List.of()));
  }

  @Test
  void N21_a_carrier_of_a_text_that_is_not_there_is_told() {
    Map<String, List<String>> catalogue = whole();
    catalogue.remove("kept.mailed");

    assertThat(Carriers.saying(OURS).faults(catalogue))
        .contains("mails carries kept.mailed, which is no text");
  }

  @Test
  void N21_a_declared_text_that_nobody_carries_fails_the_build() throws IOException {
    String broken =
        Workshop.northernLightsWith(
            "about: [{en: Employees, sv: Anställda}]",
            "about: [{en: We send it for 2 months, sv: Vi skickar det}]");

    assertThat(Workshop.in(folder).declaring("northern-lights.yaml", broken).faults())
        .contains(
            "northern-lights.yaml:23: registers[personnel].about[0]: says that something [sends];"
                + " expected a carrier that does",
            "northern-lights.yaml:23: registers[personnel].about[0].en: holds a number; expected a"
                + " {key} beside it");
  }

  @Test
  void L5_what_nobody_carries_is_not_among_what_functions_read() throws IOException {
    String compact =
        Workshop.in(folder)
            .declaring("northern-lights.yaml", Workshop.thinNorthernLights())
            .compacted("northern-lights");

    assertThat(compact.substring(0, compact.indexOf("\"description\"")))
        .contains("\"companyName\"")
        .doesNotContain("newsletter");
    assertThat(Carriers.ofTheApplication().untold(Workshop.thinNorthernLights())).isEmpty();
    assertThat(
            Carriers.ofTheApplication()
                .untold("retention: {customers: {inactive: {carrier: none, text: {en: Erased}}}}"))
        .containsExactly("Erased");
  }

  /// What is wrong with the fixture by itself: an unchecked law and a thing not built are told.
  private static Stream<String> alwaysWrong() {
    return Stream.of(
        "law is told, although nobody carries it yet",
        "newsletter is told, although nobody carries it yet");
  }

  private static Map<String, List<String>> whole() {
    Map<String, List<String>> whole = new TreeMap<>();
    whole.put("kept.here", List.of("Raderas.", "Poistetaan.", "Erased."));
    whole.put("kept.mailed", List.of("Skickas.", "Lähetetään.", "Sent."));
    whole.put("law", List.of("Sparas.", "Säilytetään.", "Kept."));
    whole.put("newsletter", List.of("Skickas.", "Lähetetään.", "Sent."));
    whole.put("version", List.of("1", "1", "1"));
    return whole;
  }

  /// Of pages and mails, and of extracts: by id the text in every language.
  private static Map<String, List<String>> catalogue() throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    for (String folder : List.of("", "extract/")) {
      for (Language language : Language.values()) {
        Properties said = new Properties();
        String file = "/texts/" + folder + language.tag() + ".properties";
        try (InputStream in = CarriersTest.class.getResourceAsStream(file)) {
          said.load(
              new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        }
        said.stringPropertyNames()
            .forEach(id ->
                texts
                    .computeIfAbsent(folder + id, any -> new ArrayList<>())
                    .add(said.getProperty(id)));
      }
    }
    return texts;
  }
}
