package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// X1: every sentence of the two published descriptions has a place in the declaration that carries
/// it, and where the declaration differs it says so.
class DescriptionsTest {

  /// @param place where the declaration says it, one or more
  /// @param otherwise where it says that it differs, or that something beside it is its own
  private record Sentence(
      String chapter, String whose, String said, List<String> place, String otherwise) {
    boolean isOf(String id) {
      return whose.equals("both") || id.endsWith(whose);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void every_sentence_has_its_carrier_and_every_difference_is_told(String id) throws IOException {
    Map<String, JsonNode> places = places(id);
    List<String> table = new ArrayList<>(List.of("| | said | declared | otherwise |", "|-|-|-|-|"));
    List<String> uncarried = new ArrayList<>();
    for (Sentence sentence : sentences()) {
      if (sentence.isOf(id)) {
        List<String> declared = new ArrayList<>();
        for (String place : sentence.place()) {
          declared.add(place + ": " + shown(places, place));
        }
        String otherwise = sentence.otherwise();
        declared.add(otherwise.equals("-") ? "-" : otherwise + ": " + shown(places, otherwise));
        if (declared.stream().anyMatch(each -> each.endsWith(": "))) {
          uncarried.add(sentence.chapter() + " " + sentence.said() + ": " + declared);
        }
        String last = declared.removeLast();
        table.add(
            "| %s | %s | %s | %s |"
                .formatted(
                    sentence.chapter(), sentence.said(), String.join("<br>", declared), last));
      }
    }
    Path printed = Workshop.HOME.resolve("functions/declaration/target/descriptions");
    Files.createDirectories(printed);
    Files.write(printed.resolve(id + ".md"), table);

    assertThat(uncarried).as("without a carrier; the table stands in " + printed).isEmpty();
    assertThat(table).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void no_difference_is_told_of_what_the_description_does_not_say(String id) throws IOException {
    Set<String> told =
        sentences().stream()
            .map(Sentence::otherwise)
            .collect(Collectors.toCollection(HashSet::new));

    assertThat(places(id).keySet())
        .filteredOn(place -> place.endsWith(".deviation"))
        .isNotEmpty()
        .isSubsetOf(told);
  }

  /// What stands at a place, for people; empty when nothing does.
  private static String shown(Map<String, JsonNode> places, String place) {
    String[] listAndMember = place.split("=", 2);
    JsonNode value = places.get(listAndMember[0]);
    if (value == null || value.isBoolean() && !value.booleanValue()) {
      return "";
    }
    if (listAndMember.length > 1) {
      for (JsonNode member : value) {
        if (member.asText().equals(listAndMember[1])) {
          return "yes";
        }
      }
      return "";
    }
    return words(value);
  }

  private static String words(JsonNode value) {
    if (Sense.isText(value)) {
      return value.path("sv").asText();
    }
    if (value.isArray()) {
      List<String> members = new ArrayList<>();
      value.forEach(member ->
          members.add(words(member.path("label").isObject() ? member.path("label") : member)));
      return String.join("; ", members);
    }
    return value.asText();
  }

  private static List<Sentence> sentences() throws IOException {
    try (InputStream in =
        DescriptionsTest.class.getResourceAsStream("/descriptions/sentences.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "no sentences").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
          .map(row ->
              new Sentence(
                  row.get(0), row.get(1), row.get(2), List.of(row.get(3).split(" ")), row.get(4)))
          .toList();
    }
  }

  /// Every value of the whole by the place at which a person reads it.
  private static Map<String, JsonNode> places(String id) throws IOException {
    Whole whole =
        Objects.requireNonNull(new Sources(Workshop.MODELS, Workshop.MODELS).wholes().get(id), id);
    new Shape().complete(whole.content());
    Map<String, JsonNode> places = new HashMap<>();
    collect(whole, "", places);
    whole
        .content()
        .at("/rights/channels")
        .forEach(channel ->
            channel
                .path("registers")
                .forEach(register ->
                    channel
                        .properties()
                        .forEach(entry ->
                            places.put(
                                "rights.channels[%s/%s].%s"
                                    .formatted(
                                        register.asText(),
                                        channel.path("right").asText(),
                                        entry.getKey()),
                                entry.getValue()))));
    return places;
  }

  private static void collect(Whole whole, String pointer, Map<String, JsonNode> places) {
    for (String child : whole.children(pointer)) {
      places.put(Pointer.readable(whole.content(), child), whole.content().at(child));
      collect(whole, child, places);
    }
  }
}
