package fi.samtycke.web.input;

import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.MalformedRequestException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// The body of a request as text, taken strictly: what cannot be stored exactly as it was meant is
/// refused, not repaired.
final class BodyText {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private BodyText() {}

  static boolean isUrlEncoded(HttpRequest request) {
    return mediaType(request).equals(URL_ENCODED);
  }

  static boolean isJson(HttpRequest request) {
    return mediaType(request).equals(JSON);
  }

  /// @param largest in bytes of UTF-8
  static String of(HttpRequest request, int largest) {
    String text = request.body().text();
    if (!request.body().base64()) {
      if (text.length() > largest || utf8Length(text) > largest) {
        throw tooLarge(largest);
      }
      if (text.indexOf('\uFFFD') >= 0) {
        throw new MalformedRequestException("malformed-text");
      }
      return text;
    }
    if (text.length() > largest / 3 * 4 + 8) {
      throw tooLarge(largest);
    }
    byte[] bytes = fromBase64(text);
    if (bytes.length > largest) {
      throw tooLarge(largest);
    }
    return decode(bytes, "malformed-text");
  }

  /// @param code of the refusal of what is no UTF-8
  static String decode(byte[] bytes, String code) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException noUtf8) {
      throw new MalformedRequestException(code);
    }
  }

  /// Refuses NUL, and half of a pair of surrogates, which UTF-8 cannot carry.
  static String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new MalformedRequestException("malformed-text");
    }
    utf8Length(text);
    return text;
  }

  private static int utf8Length(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();
    } catch (CharacterCodingException halfOfAPair) {
      throw new MalformedRequestException("malformed-text");
    }
  }

  private static byte[] fromBase64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      throw new MalformedRequestException("malformed-body");
    }
  }

  private static MalformedRequestException tooLarge(int largest) {
    return new MalformedRequestException(
        413, "too-large", "The request is larger than " + largest / 1024 + " kilobytes");
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
}
