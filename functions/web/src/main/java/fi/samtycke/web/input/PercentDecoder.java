package fi.samtycke.web.input;

import fi.samtycke.web.MalformedRequestException;
import java.io.ByteArrayOutputStream;

/// Decodes a name or value of `application/x-www-form-urlencoded` (WHATWG URL section 5.1),
/// strictly: the JDK's decoder puts U+FFFD where the bytes are no UTF-8.
final class PercentDecoder {
  private static final String MALFORMED = "malformed-form";

  private PercentDecoder() {}

  static String decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded.replace('+', ' ');
    }
    StringBuilder text = new StringBuilder(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (; i < encoded.length() && encoded.charAt(i) == '%'; i += 3) {
          bytes.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
        }
        i--;
        text.append(BodyText.decode(bytes.toByteArray(), MALFORMED));
      } else {
        text.append(c == '+' ? ' ' : c);
      }
    }
    return text.toString();
  }

  private static int hex(String encoded, int position) {
    int digit = position < encoded.length() ? Character.digit(encoded.charAt(position), 16) : -1;
    if (digit < 0 || encoded.charAt(position) >= 128) {
      throw new MalformedRequestException(MALFORMED);
    }
    return digit;
  }
}
