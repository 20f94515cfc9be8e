package fi.samtycke.web.input;

import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.MalformedRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Which part of a collection is asked for: `?limit=` (1 to 100, 50 without) and `?cursor=`.
///
/// @param cursor as the store left it, already decoded
public record PageQuery(int limit, Optional<String> cursor) {
  private static final int USUAL = 50;
  private static final int MOST = 100;

  /// @throws MalformedRequestException when either is not what this API gave or takes
  public static PageQuery of(HttpRequest request) {
    String limit = request.query().getOrDefault("limit", "");
    String cursor = request.query().getOrDefault("cursor", "");
    return new PageQuery(
        limit.isEmpty() ? USUAL : limit(limit),
        cursor.isEmpty() ? Optional.empty() : Optional.of(decode(cursor)));
  }

  /// The cursor for the next part, safe in a URL.
  public static String encode(String cursor) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
  }

  private static int limit(String text) {
    boolean number = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int limit = number ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new MalformedRequestException("malformed-limit");
    }
    return limit;
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      throw new MalformedRequestException("malformed-cursor");
    }
  }
}
