package fi.samtycke.intake.chat;

import fi.samtycke.core.Sha256;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.rules.DutyHours;
import fi.samtycke.declaration.Texts;
import fi.samtycke.platform.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The chat window of a controller: one script with its words, hours and looks inside.
///
/// @param etag quoted, the same for the same script
record ChatScript(String text, String etag) {
  /// What the script calls a text, and its id in the catalogue.
  private static final List<Map.Entry<String, String>> TEXTS =
      List.of(
          Map.entry("title", "chat.title"),
          Map.entry("intro", "chat.intro"),
          Map.entry("byMail", "chat.by-mail"),
          Map.entry("byMailKnown", "chat.by-mail-known"),
          Map.entry("message", "chat.message"),
          Map.entry("send", "chat.send"),
          Map.entry("aboutYou", "chat.about-you"),
          Map.entry("saved", "chat.saved"),
          Map.entry("end", "chat.end"),
          Map.entry("ended", "chat.ended"),
          Map.entry("again", "chat.again"),
          Map.entry("you", "chat.you"),
          Map.entry("log", "chat.log"),
          Map.entry("notice", "chat.notice"),
          Map.entry("noticeTitle", "contact-form.notice-title"),
          Map.entry("more", "chat.window.more"),
          Map.entry("minimize", "chat.window.minimize"),
          Map.entry("hint", "chat.window.hint"),
          Map.entry("failed", "chat.window.failed"),
          Map.entry("tooMany", "chat.window.too-many"),
          Map.entry("wrong", "chat.window.wrong"),
          Map.entry("news", "chat.window.new"));

  static ChatScript of(Controller controller) {
    String text = code() + "(" + inert(config(controller)) + ");\n";
    return new ChatScript(text, "\"" + HexFormat.of().formatHex(Sha256.of(text), 0, 16) + "\"");
  }

  private static String config(Controller controller) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : ChatForm.optional(controller).fields()) {
      fields.put(field.name(), eachLanguage(controller, language -> field.label().in(language)));
    }
    return JsonWriter.text(json ->
        json.put("controller", controller.id().value())
            .put("name", controller.name())
            .put("zone", controller.zone().getId())
            .put("css", resource("chat.css").replace("\n", ""))
            .put("duty", duty(controller.chat().duty()))
            .put("fields", fields)
            .put("texts", eachLanguage(controller, language -> texts(controller, language))));
  }

  private static Map<String, Object> eachLanguage(
      Controller controller, Function<Language, Object> value) {
    Map<String, Object> values = new LinkedHashMap<>();
    controller.languages().forEach(each -> values.put(each.tag(), value.apply(each)));
    return values;
  }

  private static Map<String, Object> duty(DutyHours duty) {
    Map<String, Object> days = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<List<String>> spans =
          duty.days().getOrDefault(day, List.of()).stream()
              .map(span -> List.of(span.from().toString(), span.until().toString()))
              .toList();
      if (!spans.isEmpty()) {
        days.put(day.name().toLowerCase(Locale.ROOT), spans);
      }
    }
    return days;
  }

  private static Map<String, String> texts(Controller controller, Language language) {
    Texts texts = Texts.in(language);
    Map<String, String> said = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : TEXTS) {
      said.put(
          text.getKey(),
          switch (text.getKey()) {
            case "intro" -> texts.get(text.getValue(), "controller", controller.name());
            case "notice" -> ChatPages.notice(controller, language);
            default -> texts.get(text.getValue());
          });
    }
    return said;
  }

  /// JSON inside of a script may hold no line separators of JavaScript's, nor an end tag.
  private static String inert(String json) {
    return json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/");
  }

  /// The script without what only its readers need: indents, lines of comments, the blanks beside
  /// signs, which no string of it has, the ends of lines beside signs that end or go on, the signs
  /// that end what the next one ends, those around a single parameter, and that a name is never set
  /// again.
  private static String code() {
    return resource("chat.js")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .map(line -> line.replaceAll(" *([{}()=,;:<>+*?|&-]) *", "$1"))
        .collect(Collectors.joining("\n"))
        .replaceAll("(?<=[{},;])\n|\n(?=[.)}])", "")
        .replaceAll("[,;](?=[})\\]])", "")
        .replaceAll("\\((\\w+)\\)=>", "$1=>")
        .replace("const ", "let ");
  }

  private static String resource(String name) {
    try (InputStream file = ChatScript.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
