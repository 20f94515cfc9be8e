package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// E23, F01: the naughty strings, in every field of the form that takes text.
class NaughtyStringsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Path STRINGS =
      Application.HOME.resolve("infrastructure/local/src/test/resources/blns/blns.json");
  private static final List<String> FIELDS = List.of("message", "name", "company");

  /// What our own mails are made of.
  private static final Set<String> OUR_ELEMENTS =
      Set.of(
          "html",
          "head",
          "meta",
          "title",
          "body",
          "div",
          "p",
          "table",
          "tr",
          "th",
          "td",
          "blockquote");

  @Test
  void E23_every_string_is_stored_exactly_or_its_field_is_named() throws IOException {
    Map<String, Map<String, String>> sent = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    JsonNode strings = new JsonMapper().readTree(STRINGS.toFile());
    for (int i = 0; i < strings.size(); i++) {
      Map<String, String> fields = everywhere(strings.get(i).asText());
      fields.put("email", "naughty-" + i + "@example.com");
      Browser.Reply reply = post(fields, i);
      if (reply.status() == 400) {
        Set<String> named = named(reply);
        if (named.isEmpty() || !FIELDS.containsAll(named)) {
          wrong.add(i + " " + reply.body());
        }
        named.forEach(fields::remove);
        fields.putIfAbsent("message", "instead");
        reply = post(fields, i);
      }
      if (reply.status() != 202) {
        wrong.add(i + " " + reply.status());
      }
      sent.put(fields.get("email"), fields);
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).hasSizeGreaterThan(500);
    assertStoredExactly(sent);
    assertShownInert(sent);
  }

  /// One-line values lose their outer blanks, a blank one is absent; free text stays as it is.
  private static void assertStoredExactly(Map<String, Map<String, String>> sent) {
    assertThat(APPLICATION.messages("btb-plaza")).hasSameSizeAs(sent.keySet());
    for (var message : APPLICATION.messages("btb-plaza")) {
      Map<String, String> stored = Application.fields(message);
      Map<String, String> expected =
          sent.get(stored.get("email")).entrySet().stream()
              .filter(field -> !field.getValue().isBlank())
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      field ->
                          field.getKey().equals("message")
                              ? field.getValue()
                              : field.getValue().strip()));
      assertThat(stored).isEqualTo(expected);
    }
  }

  private static void assertShownInert(Map<String, Map<String, String>> sent) {
    List<SentMail> mails = APPLICATION.mails();
    assertThat(mails).hasSameSizeAs(sent.keySet());
    for (SentMail mail : mails) {
      String typed = sent.get(mail.headers().get("Reply-To")).get("message");
      assertThat(mail.text().replace("\n> ", "\n"))
          .contains(typed.strip().lines().findFirst().orElse(""));
      assertThat(mail.to()).containsExactly("info@btb-plaza.example");
      assertThat(elements(mail.html())).isSubsetOf(OUR_ELEMENTS);
      assertThat(mail.links()).isEmpty();
    }
  }

  /// The names of all elements that a browser would see.
  private static Set<String> elements(String html) {
    return java.util.regex.Pattern.compile("<\\s*([a-zA-Z][^\\s/>]*)")
        .matcher(html)
        .results()
        .map(found -> found.group(1).toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> everywhere(String text) {
    Map<String, String> fields = new HashMap<>();
    FIELDS.forEach(field -> fields.put(field, text));
    if (text.isBlank()) {
      fields.put("message", "instead");
    }
    return fields;
  }

  private static Browser.Reply post(Map<String, String> fields, int source) {
    return APPLICATION.postJson(
        fields, "X-Local-Source", "10.1.%d.%d".formatted(source / 256, source % 256));
  }

  private static Set<String> named(Browser.Reply reply) {
    return reply.json().path("errors").findValuesAsText("field").stream()
        .collect(Collectors.toSet());
  }
}
