package fi.samtycke.stores.digest;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table `DigestKeys`: the secret keys of keyed digests, encrypted under a KMS key of its own.
/// A controller's live versions are attributes of one item, so that a cold start reads them with
/// the one kind of request that it knows already.
public final class DigestKeyStore {
  private static final String KEYS = "keys";
  private static final String VERSION = "version-";
  private static final String SECRET = "secret";
  private static final String CREATED_AT = "createdAt";

  private final Table table;

  public DigestKeyStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "DIGEST_KEYS_TABLE");
  }

  /// One version of the secret. A record would print it, so this is none.
  public static final class DigestKey {
    private final int version;
    private final byte[] secret;
    private final Instant createdAt;

    DigestKey(int version, byte[] secret, Instant createdAt) {
      this.version = version;
      this.secret = secret;
      this.createdAt = createdAt;
    }

    public int version() {
      return version;
    }

    public Instant createdAt() {
      return createdAt;
    }

    byte[] secret() {
      return secret;
    }
  }

  /// Every version, the newest first. Reads strongly, one item.
  public List<DigestKey> of(ControllerId controller) {
    return table.find(pk(controller), KEYS).map(DigestKeyStore::read).orElse(List.of());
  }

  /// @return `false` when the version existed; it is left as it was
  public boolean create(ControllerId controller, int version, byte[] secret, Instant now) {
    Map<String, AttributeValue> key =
        Map.of(
            SECRET, AttributeValue.fromB(SdkBytes.fromByteArray(secret)),
            CREATED_AT, Attributes.instant(now));
    return Write.upsert(table, pk(controller), KEYS)
        .set(name(version), AttributeValue.fromM(key))
        .when(Condition.lacks(name(version)))
        .alone();
  }

  /// Forgets a version: every digest made with it becomes meaningless.
  public void retire(ControllerId controller, int version) {
    Write.update(table, pk(controller), KEYS).remove(name(version)).alone();
  }

  private static List<DigestKey> read(Attributes item) {
    List<DigestKey> keys = new ArrayList<>();
    item.values()
        .forEach((name, value) -> {
          if (name.startsWith(VERSION)) {
            Attributes key = Attributes.of(value.m());
            int version = Integer.parseInt(name.substring(VERSION.length()));
            keys.add(new DigestKey(version, key.bytes(SECRET), key.at(CREATED_AT)));
          }
        });
    keys.sort(Comparator.comparingInt(DigestKey::version).reversed());
    return keys;
  }

  private static String name(int version) {
    return VERSION + version;
  }

  private static String pk(ControllerId controller) {
    return controller + "#digest-keys";
  }
}
