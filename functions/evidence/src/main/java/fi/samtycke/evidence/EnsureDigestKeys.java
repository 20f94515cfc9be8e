package fi.samtycke.evidence;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.DigestKeyStore.DigestKey;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Keeps each controller's keys for digests: makes the first, makes a new one when the newest is
/// twelve months old, and forgets one when every digest made with it has aged out. A key with which
/// a note without an end was made is kept: nobody could find the note any more.
final class EnsureDigestKeys {
  static final String SCHEDULE = "EnsureDigestKeys";

  private static final Period IN_USE = Period.ofMonths(12);
  private static final int OCTETS = 32;

  private final DigestKeyStore keys;
  private final LedgerStore ledger;
  private final InstantSource clock;
  private final RandomGenerator random;

  EnsureDigestKeys(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.keys = new DigestKeyStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
  }

  Done keep(Controller controller) {
    Instant now = clock.instant();
    ControllerId id = controller.id();
    TreeMap<String, Integer> counts = new TreeMap<>();
    List<DigestKey> newestFirst = keys.of(id);
    if (newestFirst.isEmpty() || isPast(newestFirst.getFirst(), IN_USE, now)) {
      int next = newestFirst.isEmpty() ? 1 : newestFirst.getFirst().version() + 1;
      if (keys.create(id, next, secret(), now)) {
        counts.put("created", 1);
      }
    }
    for (int i = 1; i < newestFirst.size(); i++) {
      DigestKey successor = newestFirst.get(i - 1);
      int version = newestFirst.get(i).version();
      if (isPast(successor, controller.evidence().digestKeys(), now)
          && !ledger.needsKey(id, version)) {
        keys.retire(id, version);
        counts.merge("retired", 1, Integer::sum);
      }
    }
    return new Done(counts);
  }

  private static boolean isPast(DigestKey key, Period period, Instant now) {
    return !key.createdAt().atZone(ZoneOffset.UTC).plus(period).toInstant().isAfter(now);
  }

  private byte[] secret() {
    byte[] secret = new byte[OCTETS];
    random.nextBytes(secret);
    return secret;
  }
}
