package fi.samtycke.local.spec.house;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;
import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.Language;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.WholeTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// One name for each thing, and no promise that was found untrue comes back: what mails, pages,
/// extracts and declarations no longer say, and what they say instead.
class RetiredWordsTest {
  /// A directive of a page, an expression, a condition in a line, a tag: what is left of a page is
  /// what it says itself.
  private static final Pattern NOT_SAID =
      Pattern.compile(
          "(?m)^\\s*@.*$|\\$(unsafe)?\\{[^}]*}"
              + "|@if\\(([^()]|\\(([^()]|\\([^()]*\\))*\\))*\\)|@endif|@else");

  /// @param forbidden a regular expression
  /// @param example a text that it finds
  record Retired(Language language, Pattern forbidden, String example, String instead, String why) {
    @Override
    public String toString() {
      return language.tag() + " \"" + forbidden + "\": say \"" + instead + "\", " + why;
    }
  }

  static Stream<Retired> retired() throws IOException {
    Path list =
        Application.HOME.resolve("infrastructure/local/src/test/resources/retired-words.tsv");
    return Files.readAllLines(list).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(line ->
            new Retired(
                language(line[0]),
                Pattern.compile(line[1], CASE_INSENSITIVE | UNICODE_CASE | UNICODE_CHARACTER_CLASS),
                line[2],
                line[3],
                line[4]));
  }

  @ParameterizedTest
  @MethodSource("retired")
  void a_retired_word_is_found_and_no_text_uses_it(Retired retired) throws IOException {
    assertThat(retired.example()).as("what the rule is for").containsPattern(retired.forbidden());
    assertThat(retired.instead()).isNotBlank();
    assertThat(retired.why()).isNotBlank();
    assertThat(said(retired.language()))
        .as(retired.toString())
        .noneMatch(text -> retired.forbidden().matcher(text.replaceFirst("^[^=]*=", "")).find());
    assertThat(declared(retired.language()))
        .as(retired.toString())
        .isNotEmpty()
        .noneMatch(text -> retired.forbidden().matcher(text).find());
  }

  @Test
  void a_page_says_nothing_but_what_stands_in_the_catalogues() throws IOException {
    try (Stream<Path> files = Files.walk(Application.HOME.resolve("functions"))) {
      List<Path> pages =
          files.filter(file -> file.toString().matches(".*/src/main/jte/.*[.]jte")).toList();
      assertThat(pages).hasSizeGreaterThan(10);
      for (Path page : pages) {
        String left =
            NOT_SAID.matcher(Files.readString(page)).replaceAll("").replaceAll("<[^>]*>", "");
        assertThat(left).as(page.toString()).doesNotContainPattern("\\p{L}");
      }
    }
  }

  /// Every text of a language, as `id=text`; not by which words a mail is known to use a right, for
  /// those are what other people write.
  private static List<String> said(Language language) {
    return Stream.of("/texts/", "/texts/extract/")
        .map(folder -> folder + language.tag() + ".properties")
        .map(RetiredWordsTest::catalogue)
        .flatMap(texts -> texts.stringPropertyNames().stream().map(id -> id + "=" + texts.get(id)))
        .filter(text -> !text.startsWith("inbound."))
        .toList();
  }

  /// Every text of a language in the declarations, the models with them.
  private static List<String> declared(Language language) throws IOException {
    List<String> texts = new ArrayList<>();
    Path folder = Application.HOME.resolve("infrastructure/controllers");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
      for (Path file : files) {
        Object declaration =
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        WholeTemplate.under(declaration, language.tag()).map(String::valueOf).forEach(texts::add);
      }
    }
    return texts;
  }

  private static Properties catalogue(String file) {
    Properties texts = new Properties();
    try (InputStream in = RetiredWordsTest.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return texts;
  }

  private static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow();
  }
}
