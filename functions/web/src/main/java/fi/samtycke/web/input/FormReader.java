package fi.samtycke.web.input;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.MalformedRequestException;
import fi.samtycke.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the body of a form, JSON or `application/x-www-form-urlencoded`, strictly: what cannot be
/// stored exactly as it was meant is refused, not repaired.
public final class FormReader {
  private static final int LARGEST = 64 * 1024;
  private static final int MOST_FIELDS = 100;

  private FormReader() {}

  /// What came of reading.
  public sealed interface Outcome {
    record Read(Form form) implements Outcome {}

    record Refused(HttpAnswer answer) implements Outcome {}
  }

  /// Whether the body is an HTML form's.
  public static boolean isUrlEncoded(HttpRequest request) {
    return mediaType(request).equals("application/x-www-form-urlencoded");
  }

  /// @throws MalformedRequestException when the text is no UTF-8, no JSON object, no form
  public static Outcome read(HttpRequest request) {
    return switch (readText(request)) {
      case TextOutcome.Refused(HttpAnswer answer) -> new Outcome.Refused(answer);
      case TextOutcome.Read(String text) ->
          new Outcome.Read(isUrlEncoded(request) ? readUrlEncoded(text) : readJson(text));
    };
  }

  /// What came of reading the text.
  sealed interface TextOutcome {
    record Read(String text) implements TextOutcome {}

    record Refused(HttpAnswer answer) implements TextOutcome {}
  }

  static TextOutcome readText(HttpRequest request) {
    return readText(request, LARGEST);
  }

  static TextOutcome readText(HttpRequest request, int largest) {
    String type = mediaType(request);
    if (!type.equals("application/json") && !isUrlEncoded(request)) {
      return new TextOutcome.Refused(
          Problem.of(415, "unsupported-media-type", "Send JSON or an HTML form, in UTF-8"));
    }
    HttpRequest.Body body = request.body();
    if (body.text().length() > largest / 3 * 4 + 8) {
      return tooLarge(largest);
    }
    byte[] octets = octets(body);
    if (octets.length > largest) {
      return tooLarge(largest);
    }
    String text = decode(octets);
    if (!body.base64() && text.indexOf('\uFFFD') >= 0) {
      throw new MalformedRequestException("malformed-text");
    }
    return new TextOutcome.Read(text);
  }

  private static TextOutcome tooLarge(int largest) {
    return new TextOutcome.Refused(
        Problem.of(
            413, "too-large", "The request is larger than " + largest / 1024 + " kilobytes"));
  }

  /// The media type when its character set is UTF-8 and nothing is packed; otherwise empty.
  private static String mediaType(HttpRequest request) {
    String[] parts = request.header("content-type").toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return "";
      }
    }
    String encoding = request.header("content-encoding");
    return encoding.isEmpty() || encoding.equals("identity") ? parts[0].strip() : "";
  }

  private static byte[] octets(HttpRequest.Body body) {
    if (!body.base64()) {
      return encode(body.text());
    }
    try {
      return Base64.getDecoder().decode(body.text());
    } catch (IllegalArgumentException noBase64) {
      throw new MalformedRequestException("malformed-body", noBase64);
    }
  }

  private static byte[] encode(String text) {
    try {
      ByteBuffer octets =
          StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
      byte[] copy = new byte[octets.remaining()];
      octets.get(copy);
      return copy;
    } catch (CharacterCodingException loneSurrogate) {
      throw new MalformedRequestException("malformed-text", loneSurrogate);
    }
  }

  private static String decode(byte[] octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(octets))
          .toString();
    } catch (CharacterCodingException noUtf8) {
      throw new MalformedRequestException("malformed-text", noUtf8);
    }
  }

  private static Form readJson(String text) {
    Map<String, String> texts = new HashMap<>();
    Set<String> notText = new HashSet<>();
    try (JsonParser json = Json.FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRequestException("malformed-json");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        switch (json.nextToken()) {
          case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> texts.put(name, storable(json.getText()));
          case VALUE_NULL -> {}
          default -> {
            notText.add(name);
            json.skipChildren();
          }
        }
      }
      if (json.nextToken() != null) {
        throw new MalformedRequestException("malformed-json");
      }
    } catch (JsonParseException | StreamConstraintsException malformed) {
      throw new MalformedRequestException("malformed-json", malformed);
    } catch (IOException aStringDoesNotFail) {
      throw new UncheckedIOException(aStringDoesNotFail);
    }
    return new Form(texts, notText);
  }

  private static Form readUrlEncoded(String text) {
    Map<String, String> texts = new HashMap<>();
    if (!text.isEmpty()) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = PercentDecoder.decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : PercentDecoder.decode(pair.substring(equals + 1));
        if (texts.put(name, storable(value)) != null || texts.size() > MOST_FIELDS) {
          throw new MalformedRequestException("malformed-form");
        }
      }
    }
    return new Form(texts, Set.of());
  }

  /// Refuses what UTF-8 cannot carry, and NUL.
  static String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new MalformedRequestException("malformed-text");
    }
    encode(text);
    return text;
  }
}
