package fi.samtycke.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads small JSON texts whose shape others decide, such as events, into Java's own types.
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonReader() {}

  /// @return `Map<String, Object>`, `List<Object>`, `String`, `Boolean`, a number's text, or an
  ///   empty string for `null` and for nothing
  /// @throws IllegalArgumentException for what is no JSON; says nothing of the content
  public static Object read(InputStream json) throws IOException {
    return read(FACTORY, json);
  }

  /// The same under the limits of the factory. Nothing may follow the value.
  public static Object read(JsonFactory factory, InputStream json) throws IOException {
    try (JsonParser parser = factory.createParser(json)) {
      Object read = parser.nextToken() == null ? "" : value(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more than one JSON value");
      }
      return read;
    } catch (JacksonException itsMessageQuotesTheContent) {
      throw new IllegalArgumentException("not JSON");
    }
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
    return at(value, names) instanceof String text ? text : "";
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> "";
      default -> parser.getText();
    };
  }
}
