package fi.samtycke.web.input;

import fi.samtycke.web.MalformedRequestException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Decodes a name or value of `application/x-www-form-urlencoded` (WHATWG URL section 5.1),
/// strictly: the JDK's decoder puts U+FFFD where the octets are no UTF-8.
final class PercentDecoder {
  private PercentDecoder() {}

  static String decode(String encoded) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '+') {
        octets.write(' ');
      } else if (c == '%') {
        octets.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
        i += 2;
      } else if (c < 128) {
        octets.write(c);
      } else {
        octets.writeBytes(
            new String(Character.toChars(encoded.codePointAt(i))).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(encoded.codePointAt(i)) - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.toByteArray()))
          .toString();
    } catch (CharacterCodingException noUtf8) {
      throw new MalformedRequestException("malformed-form", noUtf8);
    }
  }

  private static int hex(String encoded, int position) {
    int digit = position < encoded.length() ? Character.digit(encoded.charAt(position), 16) : -1;
    if (digit < 0 || encoded.charAt(position) >= 128) {
      throw new MalformedRequestException("malformed-form");
    }
    return digit;
  }
}
