package fi.samtycke.stores;

import fi.samtycke.core.declaration.ControllerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The table `DigestKeys`: the secret keys of keyed digests, several versions for each controller,
/// encrypted under a KMS key of its own.
public final class DigestKeyStore {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DigestKeyStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("DIGEST_KEYS_TABLE");
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

  /// Every version, the newest first. Reads strongly.
  public List<DigestKey> of(ControllerId controller) {
    return Reads.all(dynamoDb, table, pk(controller)).map(DigestKeyStore::read).toList().reversed();
  }

  /// @return `false` when the version existed; it is left as it was
  public boolean create(ControllerId controller, int version, byte[] secret, Instant now) {
    Map<String, AttributeValue> item =
        Attributes.item(pk(controller), "%04d".formatted(version))
            .with("createdAt", now)
            .with("secret", secret)
            .values();
    try {
      dynamoDb.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(" + Attributes.PK + ")"));
      return true;
    } catch (ConditionalCheckFailedException exists) {
      return false;
    }
  }

  /// Forgets a version: every digest made with it becomes meaningless.
  public void retire(ControllerId controller, int version) {
    dynamoDb.deleteItem(delete ->
        delete.tableName(table).key(Attributes.key(pk(controller), "%04d".formatted(version))));
  }

  private static DigestKey read(Attributes item) {
    return new DigestKey(
        Integer.parseInt(item.required(Attributes.SK)),
        item.octets("secret"),
        item.at("createdAt"));
  }

  private static String pk(ControllerId controller) {
    return controller + "#digest-key";
  }
}
