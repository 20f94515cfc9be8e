package fi.samtycke.imports;

import fi.samtycke.core.Sha256;
import fi.samtycke.platform.JsonReader;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The secrets in the addresses that other systems call, as SHA-256 digests by controller id.
final class WebhookSecrets {
  private static final String NONE = "0".repeat(64);

  private final Object digests;

  private WebhookSecrets(Object digests) {
    this.digests = digests;
  }

  /// @param json `{"<controller>": "<64 hexadecimal digits>"}`
  static WebhookSecrets read(String json) {
    return new WebhookSecrets(JsonReader.read(json));
  }

  /// Takes the same time for every answer, also for a controller that has none.
  boolean isOf(String controller, String secret) {
    String digest = JsonReader.textAt(digests, controller);
    boolean usable = digest.matches("[0-9a-f]{64}") && !digest.equals(NONE);
    byte[] expected = HexFormat.of().parseHex(usable ? digest : NONE);
    return MessageDigest.isEqual(expected, Sha256.of(secret)) && usable;
  }
}
