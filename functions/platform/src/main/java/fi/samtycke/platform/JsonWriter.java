package fi.samtycke.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Writes a JSON object member by member, in the order of the calls and without blanks.
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /// The members of one object.
  @FunctionalInterface
  public interface Members {
    void write(JsonWriter json);
  }

  public static String text(Members object) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new JsonWriter(json).value(object);
    } catch (IOException aWriterInMemoryDoesNotFail) {
      throw new UncheckedIOException(aWriterInMemoryDoesNotFail);
    }
    return text.toString();
  }

  /// The same in UTF-8, where characters beyond the basic plane are escaped.
  public static byte[] bytes(Members object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      new JsonWriter(json).value(object);
    } catch (IOException aStreamInMemoryDoesNotFail) {
      throw new UncheckedIOException(aStreamInMemoryDoesNotFail);
    }
    return bytes.toByteArray();
  }

  public JsonWriter put(String name, String text) {
    return member(name, text);
  }

  public JsonWriter put(String name, long number) {
    return member(name, number);
  }

  public JsonWriter put(String name, boolean flag) {
    return member(name, flag);
  }

  public JsonWriter put(String name, Members object) {
    return member(name, object);
  }

  /// An object with the entries of the map, in its order.
  ///
  /// @param values see [#put(String, Collection)]
  public JsonWriter put(String name, Map<String, ?> values) {
    return member(name, values);
  }

  /// An array.
  ///
  /// @param elements texts, numbers, booleans, [Members], or maps and collections of such
  public JsonWriter put(String name, Collection<?> elements) {
    return member(name, elements);
  }

  /// Writes no member when there is no text.
  public JsonWriter putIfPresent(String name, Optional<String> text) {
    return text.isPresent() ? member(name, text.get()) : this;
  }

  /// Writes `null` when there is no value.
  public JsonWriter putOrNull(String name, Optional<?> value) {
    return member(name, value);
  }

  private JsonWriter member(String name, Object value) {
    try {
      json.writeFieldName(name);
      value(value);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return this;
  }

  /// A chain of conditions, because a switch over types costs a cold start dozens of classes.
  private void value(Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Members members) {
      json.writeStartObject();
      members.write(this);
      json.writeEndObject();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        member((String) entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof Optional<?> optional && optional.isEmpty()) {
      json.writeNull();
    } else if (value instanceof Optional<?> optional) {
      value(optional.get());
    } else {
      throw new IllegalArgumentException("no JSON value: " + value.getClass());
    }
  }
}
