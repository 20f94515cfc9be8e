package fi.samtycke.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Reads small JSON texts whose shape others decide, such as events, into Java's own types.
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonReader() {}

  /// A number, with the text in which it came.
  public record Num(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /// @return `Map<String, Object>`, `List<Object>`, `String`, `Boolean`, [Num], or an empty string
  ///   for `null` and for nothing
  /// @throws IllegalArgumentException for what is no JSON; says nothing of the content
  public static Object read(InputStream json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return parser.nextToken() == null ? "" : whole(parser, UnaryOperator.identity());
    } catch (JacksonException itsMessageQuotesTheContent) {
      throw new IllegalArgumentException("not JSON");
    }
  }

  /// The same of a text.
  public static Object read(String json) {
    try {
      return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException aTextInMemoryDoesNotFail) {
      throw new UncheckedIOException(aTextInMemoryDoesNotFail);
    }
  }

  /// Reads an object that is everything the parser has.
  ///
  /// @param checked takes each name and text on the way, and may refuse it by an exception
  /// @throws IllegalArgumentException for another JSON value
  public static Map<String, Object> object(JsonParser parser, UnaryOperator<String> checked)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("no JSON object");
    }
    Map<String, Object> object = members(parser, checked);
    end(parser);
    return object;
  }

  /// The value behind the names, one inside the other; an empty string when there is none.
  public static Object at(Object value, String... names) {
    Object found = value;
    for (String name : names) {
      Object next = found instanceof Map<?, ?> map ? map.get(name) : null;
      found = next == null ? "" : next;
    }
    return found;
  }

  /// The text behind the names; empty when there is none.
  public static String textAt(Object value, String... names) {
    Object found = at(value, names);
    return found instanceof String || found instanceof Num ? found.toString() : "";
  }

  private static Object whole(JsonParser parser, UnaryOperator<String> checked) throws IOException {
    Object whole = value(parser, checked);
    end(parser);
    return whole;
  }

  private static void end(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new IllegalArgumentException("more than one JSON value");
    }
  }

  private static Map<String, Object> members(JsonParser parser, UnaryOperator<String> checked)
      throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      object.put(checked.apply(name), value(parser, checked));
    }
    return object;
  }

  private static Object value(JsonParser parser, UnaryOperator<String> checked) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser, checked);
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser, checked));
        }
        yield array;
      }
      case VALUE_STRING -> checked.apply(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> "";
      default -> new Num(parser.getText());
    };
  }
}
