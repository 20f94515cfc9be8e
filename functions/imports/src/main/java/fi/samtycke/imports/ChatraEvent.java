package fi.samtycke.imports;

import fi.samtycke.core.conversation.Author;
import fi.samtycke.imports.ChatraHistory.Said;
import fi.samtycke.platform.JsonReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the body of a call of the chat vendor: `chatStarted`, `chatFragment`, `chatTranscript`,
/// each with the `client` and the `messages` so far. The vendor publishes no schema that it keeps
/// to and signs nothing, so whatever is not understood is passed over and everything has a bound.
final class ChatraEvent {
  private static final Set<String> EVENTS = Set.of("chatStarted", "chatFragment", "chatTranscript");
  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_FIELD = 200;
  private static final int MOST_MESSAGES = 5_000;
  private static final Instant FIRST = Instant.parse("2012-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(1);

  private ChatraEvent() {}

  /// @return empty for what is none of these events, or says nothing of a chat
  static Optional<ChatraHistory> read(Map<String, Object> body, Instant now) {
    Object client = JsonReader.at(body, "client");
    String vendorId =
        first(
            JsonReader.textAt(client, "chatId"),
            JsonReader.textAt(body, "chatId"),
            JsonReader.textAt(client, "id"));
    if (!EVENTS.contains(JsonReader.textAt(body, "eventName"))
        || !vendorId.matches("[A-Za-z0-9_-]{6,64}")) {
      return Optional.empty();
    }
    return Optional.of(new ChatraHistory(vendorId, visitor(client), messages(body, now)));
  }

  private static Map<String, String> visitor(Object client) {
    Map<String, String> told = new LinkedHashMap<>();
    for (String name : List.of("name", "email", "phone", "company")) {
      String value =
          first(
              JsonReader.textAt(client, name),
              JsonReader.textAt(client, "info", name),
              JsonReader.textAt(client, "basicInfo", name));
      if (!value.isBlank() && value.length() <= LONGEST_FIELD) {
        told.put(name, storable(value));
      }
    }
    return told;
  }

  private static List<Said> messages(Map<String, Object> body, Instant now) {
    List<Said> messages = new ArrayList<>();
    if (JsonReader.at(body, "messages") instanceof List<?> list) {
      for (Object each : list) {
        String text =
            storable(first(JsonReader.textAt(each, "message"), JsonReader.textAt(each, "text")));
        if (!text.isBlank() && messages.size() < MOST_MESSAGES) {
          Author author =
              JsonReader.textAt(each, "type").equals("agent") ? Author.OPERATOR : Author.VISITOR;
          messages.add(new Said(author, shortened(text), time(each, now)));
        }
      }
    }
    return messages;
  }

  /// Milliseconds since 1970, or ISO 8601.
  private static Optional<Instant> time(Object message, Instant now) {
    String text = JsonReader.textAt(message, "createdAt");
    try {
      Instant instant =
          text.matches("\\d{10,15}")
              ? Instant.ofEpochMilli(Long.parseLong(text))
              : Instant.parse(text);
      return Optional.of(instant).filter(at -> at.isAfter(FIRST) && at.isBefore(now.plus(AHEAD)));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
  }

  /// NUL and halves of characters become U+FFFD: UTF-8 cannot carry the one, nor all systems the
  /// other.
  private static String storable(String text) {
    StringBuilder storable = new StringBuilder(text.length());
    text.codePoints()
        .map(point ->
            point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                ? 0xFFFD
                : point)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
