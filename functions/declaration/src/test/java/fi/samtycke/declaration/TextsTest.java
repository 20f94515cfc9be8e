package fi.samtycke.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.declaration.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mails and pages say the same in every language, and nothing is left unfilled.
class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_has_the_same_ids_with_the_same_placeholders(Language language)
      throws IOException {
    assertThat(placeholders(language)).isEqualTo(placeholders(Language.SV));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_id_stands_twice_and_no_text_is_empty(Language language) throws IOException {
    List<String> twice = new ArrayList<>();
    Map<String, String> catalogue = catalogue(language, twice);

    assertThat(twice).isEmpty();
    assertThat(catalogue).isNotEmpty();
    assertThat(catalogue.values()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_brace_belongs_to_a_placeholder(Language language) throws IOException {
    assertThat(catalogue(language, new ArrayList<>()).values())
        .noneMatch(text -> PLACEHOLDER.matcher(text).replaceAll("").matches("(?s).*[{}].*"));
  }

  @Test
  void a_text_is_filled() {
    assertThat(Texts.in(Language.EN).get("field.too-long", "most", 200, "label", "{Name}"))
        .isEqualTo("{Name}: write at most 200 characters");
    assertThat(Texts.in(Language.SV).get("page.language-name")).isEqualTo("Svenska");
  }

  @Test
  void a_catalogue_is_read_once() {
    assertThat(Texts.in(Language.EN)).isSameAs(Texts.in(Language.EN));
  }

  @Test
  void what_does_not_fit_is_refused_by_id_and_never_by_value() {
    Texts texts = Texts.in(Language.EN);

    assertRefused(() -> texts.get("page.nowhere"), "page.nowhere is not in the catalogue");
    assertRefused(
        () -> texts.get("field.too-long", "label", "secret"),
        "field.too-long lacks the value of {most}");
    assertRefused(
        () -> texts.get("field.too-long", "label", "a", "most", "b", "secret", "c"),
        "field.too-long is given a value that it has no placeholder for");
    assertRefused(
        () -> texts.get("page.language-name", "secret", "x"),
        "page.language-name is given a value that it has no placeholder for");
    assertRefused(
        () -> texts.get("field.too-long", "secret"), "field.too-long has a name without a value");
  }

  private static void assertRefused(Runnable asking, String because) {
    assertThatThrownBy(asking::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(because)
        .hasMessageNotContaining("secret");
  }

  private static Map<String, Set<String>> placeholders(Language language) throws IOException {
    Map<String, Set<String>> placeholders = new TreeMap<>();
    catalogue(language, new ArrayList<>())
        .forEach((id, text) ->
            placeholders.put(
                id,
                new TreeSet<>(
                    PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList())));
    return placeholders;
  }

  /// Of pages and mails, and of extracts.
  private static Map<String, String> catalogue(Language language, List<String> twice)
      throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String folder : List.of("/texts/", "/texts/extract/")) {
      Properties listening =
          new Properties() {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Object put(Object id, Object text) {
              if (texts.put(folder + id, (String) text) != null) {
                twice.add((String) id);
              }
              return text;
            }
          };
      String file = folder + language.tag() + ".properties";
      try (InputStream in = TextsTest.class.getResourceAsStream(file)) {
        listening.load(
            new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
