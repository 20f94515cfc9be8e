package fi.samtycke.evidence;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledHandler;
import java.security.SecureRandom;

/// Makes sure that there are keys for digests: every night, and as soon as a deployment is
/// complete, because nothing can be taken in without one. Leaves a receipt of the nightly runs.
public final class EnsureDigestKeysHandler extends ScheduledHandler<EnsureDigestKeys> {
  public EnsureDigestKeysHandler() {
    this(Wiring.ofProcess());
  }

  public EnsureDigestKeysHandler(Wiring wiring) {
    super(
        wiring,
        EnsureDigestKeys.SCHEDULE,
        (_, dynamoDb, _) -> new EnsureDigestKeys(wiring, dynamoDb, new SecureRandom()),
        (keys, controller, _, _) -> keys.keep(controller));
  }
}
