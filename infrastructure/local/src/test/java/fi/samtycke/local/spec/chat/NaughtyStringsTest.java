package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.chat.Chats.Chat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// E23, F01: the naughty strings as message, name and company of the chat. A few dozen chats with
/// many messages each; every string is a message, and the name and company of some chat.
class NaughtyStringsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);
  private static final int IN_A_CHAT = 20;
  private static final Path STRINGS =
      Application.HOME.resolve("infrastructure/local/src/test/resources/blns/blns.json");

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
  void E23_every_string_is_stored_and_shown_exactly_or_refused_with_its_field() throws IOException {
    JsonNode strings = new JsonMapper().readTree(STRINGS.toFile());
    assertThat(strings.size()).isGreaterThan(500);
    Map<Chat, List<String>> said = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    Chat chat = CHATS.start();
    for (int i = 0; i < strings.size(); i++) {
      if (i % IN_A_CHAT == 0) {
        chat = CHATS.start(Map.of(), "10.2.0." + i / IN_A_CHAT);
        said.put(chat, new ArrayList<>());
      }
      String text = strings.get(i).asText();
      Map<String, String> body = new HashMap<>(Map.of("text", text, "name", text, "company", text));
      Browser.Reply reply = CHATS.post(chat, body);
      if (reply.status() == 400 && !text.isBlank()) {
        Set<String> named = Set.copyOf(reply.json().path("errors").findValuesAsText("field"));
        if (named.isEmpty() || !body.keySet().containsAll(named)) {
          wrong.add(i + " " + reply.body());
        }
        named.forEach(body::remove);
        reply = CHATS.post(chat, body);
      }
      if (text.isBlank()) {
        assertThat(reply.status()).as("a blank message is none").isEqualTo(400);
      } else if (reply.status() != 201) {
        wrong.add(i + " " + reply.status() + reply.body());
      } else if (body.containsKey("text")) {
        said.get(chat).add(text);
        assertTold(chat, body);
      }
    }
    assertThat(wrong).isEmpty();
    said.forEach((each, texts) -> assertThat(CHATS.texts(each)).isEqualTo(texts));
    said.keySet().forEach(CHATS::close);
    assertInert(said);
  }

  /// One-line values lose their outer blanks.
  private static void assertTold(Chat chat, Map<String, String> body) {
    Map<String, String> stored = CHATS.stored(chat).conversation().fields();
    for (String field : List.of("name", "company")) {
      if (body.containsKey(field)) {
        assertThat(stored).containsEntry(field, body.get(field).strip());
      }
    }
  }

  private static void assertInert(Map<Chat, List<String>> said) {
    List<SentMail> mails = APPLICATION.mails();
    assertThat(mails).hasSize(2 * (int) said.values().stream().filter(t -> !t.isEmpty()).count());
    for (SentMail mail : mails) {
      assertThat(elements(mail.html())).isSubsetOf(OUR_ELEMENTS);
      assertThat(mail.links()).isEmpty();
      assertThat(mail.headers()).doesNotContainKey("Reply-To");
      assertThat(mail.subject()).matches("Chatten: .* \\([0-9A-Z]{6}\\)");
    }
    String all = mails.stream().map(SentMail::text).collect(Collectors.joining("\n"));
    String read = all.replace("\n> ", "\n");
    for (List<String> texts : said.values()) {
      for (String text : texts) {
        assertThat(read).contains(text.strip().lines().findFirst().orElse(""));
      }
    }
  }

  private static Set<String> elements(String html) {
    return Pattern.compile("<\\s*([a-zA-Z][^\\s/>]*)")
        .matcher(html)
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  @Test
  void F01_the_plain_page_shows_them_as_text() throws IOException {
    List<String> strings = new ArrayList<>();
    new JsonMapper().readTree(STRINGS.toFile()).forEach(text -> strings.add(text.asText()));
    Chat chat = CHATS.start();
    List<String> markup =
        strings.stream()
            .filter(text -> text.contains("<") && text.length() < 400)
            .limit(80)
            .toList();
    markup.forEach(text -> CHATS.say(chat, text));
    String page =
        APPLICATION
            .browser()
            .get("/btb-plaza/chat", "Cookie", "chat=" + chat.id() + "." + chat.token())
            .body();
    String log = page.substring(page.indexOf("<ol class=\"chat\">"), page.indexOf("</ol>"));
    assertThat(elements(log)).isEqualTo(Set.of("ol", "li", "p", "span"));
    assertThat(markup).hasSizeGreaterThan(50);
    assertThat(log.split("class=\"said\"", -1)).hasSize(markup.size() + 1);
  }
}
