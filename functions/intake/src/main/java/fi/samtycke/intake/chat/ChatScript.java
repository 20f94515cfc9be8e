package fi.samtycke.intake.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.rules.DutyHours;
import fi.samtycke.declaration.Texts;
import fi.samtycke.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          Map.entry("minimize", "chat.window.minimize"),
          Map.entry("hint", "chat.window.hint"),
          Map.entry("failed", "chat.window.failed"),
          Map.entry("tooMany", "chat.window.too-many"),
          Map.entry("wrong", "chat.window.wrong"),
          Map.entry("news", "chat.window.new"));

  static ChatScript of(Controller controller) {
    String text = code() + "(" + inert(config(controller)) + ");\n";
    return new ChatScript(text, "\"" + digest(text) + "\"");
  }

  private static String config(Controller controller) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("controller", controller.id().value());
      json.writeStringField("name", controller.name());
      json.writeStringField("zone", controller.zone().getId());
      json.writeStringField("css", resource("chat.css").replace("\n", ""));
      duty(json, controller.chat().duty());
      json.writeObjectFieldStart("fields");
      for (Field field : ChatForm.optional(controller).fields()) {
        json.writeObjectFieldStart(field.name());
        for (Language language : controller.languages()) {
          json.writeStringField(language.tag(), field.label().in(language));
        }
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeObjectFieldStart("texts");
      for (Language language : controller.languages()) {
        texts(json, controller, language);
      }
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private static void duty(JsonGenerator json, DutyHours duty) throws IOException {
    json.writeObjectFieldStart("duty");
    for (DayOfWeek day : DayOfWeek.values()) {
      List<DutyHours.Span> spans = duty.days().getOrDefault(day, List.of());
      if (!spans.isEmpty()) {
        json.writeArrayFieldStart(day.name().toLowerCase(Locale.ROOT));
        for (DutyHours.Span span : spans) {
          json.writeStartArray();
          json.writeString(span.from().toString());
          json.writeString(span.until().toString());
          json.writeEndArray();
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, Controller controller, Language language)
      throws IOException {
    Texts texts = Texts.in(language);
    json.writeObjectFieldStart(language.tag());
    for (Map.Entry<String, String> text : TEXTS) {
      json.writeStringField(
          text.getKey(),
          switch (text.getKey()) {
            case "intro" -> texts.get(text.getValue(), "controller", controller.name());
            case "notice" ->
                texts.get(
                    text.getValue(),
                    "controller",
                    controller.name(),
                    "contact",
                    controller.register(ChatForm.REGISTER).responsible().contact());
            default -> texts.get(text.getValue());
          });
    }
    json.writeEndObject();
  }

  /// JSON inside of a script may hold no line separators of JavaScript's, nor an end tag.
  private static String inert(String json) {
    return json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/");
  }

  /// The script without what only its readers need: indents, lines of comments, and the blanks
  /// beside signs, which no string of it has.
  private static String code() {
    return resource("chat.js")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .map(line -> line.replaceAll(" *([{}()=,;:<>+*?|&-]) *", "$1"))
        .collect(Collectors.joining("\n"));
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

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
