package fi.samtycke.web.input;

import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.MalformedRequestException;
import java.util.Optional;

/// The caller's own mark against repetition: 1 to 64 visible ASCII characters, in the header
/// `Idempotency-Key`.
public final class IdempotencyKey {
  private static final int LONGEST = 64;

  private IdempotencyKey() {}

  /// @throws MalformedRequestException when it is no such mark
  public static Optional<String> of(HttpRequest request) {
    return of(request.header("idempotency-key"));
  }

  /// @param key empty for none
  /// @throws MalformedRequestException when it is no such mark
  public static Optional<String> of(String key) {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new MalformedRequestException("malformed-idempotency-key");
    }
    return Optional.of(key);
  }
}
