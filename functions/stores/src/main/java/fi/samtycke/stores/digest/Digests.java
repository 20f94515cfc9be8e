package fi.samtycke.stores.digest;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.DigestKeyStore.DigestKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Keyed digests of what must not stand in keys: addresses, sources, contents. HMAC-SHA-256 under
/// the controller's secret, so that nobody who reads a table can guess what a digest is of. The
/// secrets are read at first use and kept for 15 minutes.
public final class Digests {
  private static final Duration KEPT = Duration.ofMinutes(15);

  /// What a digest is for. The same text has another digest for every use.
  public enum Use {
    ADDRESS,
    CONTENT,
    IDEMPOTENCY_KEY,
    SOURCE
  }

  private record Read(List<DigestKey> keys, Instant until) {}

  private final DigestKeyStore store;
  private final InstantSource clock;
  private final Map<ControllerId, Read> read = new ConcurrentHashMap<>();

  public Digests(DigestKeyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// For a function that people wait for: reads the keys while it is being initialised, on a whole
  /// processor, which opens the connection for the first caller too. What does not succeed then is
  /// done at first use.
  public static Digests readAhead(Wiring wiring, DynamoDbClient dynamoDb) {
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    if (wiring.mayReadAhead()) {
      for (Controller controller : wiring.declarations().all()) {
        switch (Attempt.at(() -> digests.keys(controller.id()))) {
          case Attempt.Done<List<DigestKey>> _ -> {}
          case Attempt.Faulted<List<DigestKey>>(RuntimeException fault) ->
              wiring.log().event("digests.not-read-ahead").fault(fault).write();
        }
      }
    }
    return digests;
  }

  /// The digest under the newest key: `<version>.<43 characters of base64url>`.
  ///
  /// @throws IllegalStateException when the controller has no key: nothing is ever digested without
  public String digest(ControllerId controller, Use use, String text) {
    return digest(keys(controller).getFirst(), use, text);
  }

  /// Of an address, under the newest key.
  public AddressDigest of(ControllerId controller, EmailAddress address) {
    return new AddressDigest(digest(controller, Use.ADDRESS, address.comparable()));
  }

  /// Of an address, under every live key, the newest first: for a look-up of what may have been
  /// stored long ago.
  public List<AddressDigest> every(ControllerId controller, EmailAddress address) {
    return keys(controller).stream()
        .map(key -> new AddressDigest(digest(key, Use.ADDRESS, address.comparable())))
        .toList();
  }

  /// By which what is told with this address is found. Empty for fields without one.
  ///
  /// @param fields by declared name
  public Optional<AddressDigest> address(ControllerId controller, Map<String, String> fields) {
    return Optional.ofNullable(fields.get("email"))
        .map(typed -> of(controller, new EmailAddress(typed)));
  }

  private List<DigestKey> keys(ControllerId controller) {
    Instant now = clock.instant();
    Read known = read.get(controller);
    if (known == null || !now.isBefore(known.until())) {
      List<DigestKey> keys = store.of(controller);
      if (keys.isEmpty()) {
        throw new IllegalStateException("the controller has no digest key");
      }
      known = new Read(keys, now.plus(KEPT));
      read.put(controller, known);
    }
    return known.keys();
  }

  private static String digest(DigestKey key, Use use, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
      mac.update(use.name().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return key.version() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
