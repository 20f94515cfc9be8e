package fi.samtycke.bench;

import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Crowd;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// What the daily sweep asks for when ten of many entries are due: `SweepUnits 10000 100000` stores
/// so many and prints both. They must be equal; loading the greater takes minutes.
public final class SweepUnits {
  private static final int DUE = 10;
  private static final String LATER = "2026-06-01";

  private SweepUnits() {}

  public static void main(String[] arguments) {
    AtomicReference<MeteringHttpClient> till = new AtomicReference<>();
    try (Backstage stage =
        new Backstage(
            Journeys.NOW,
            real -> {
              till.set(new MeteringHttpClient(real));
              return till.get();
            })) {
      stage.post("first@example.com", "Hello", "192.0.2.1", "");
      stage.dispatchPending();
      till.get().open(stage.dynamoDb);
      Crowd crowd = new Crowd(stage, new Random(20260320));
      int stored = 0;
      for (int i = 0; i < arguments.length; i++) {
        int wanted = Integer.parseInt(arguments[i]);
        crowd.store(wanted - stored, LATER);
        stored = wanted;
        String day = "2026-04-%02d".formatted(10 + 2 * i);
        run(stage, till.get(), Instant.parse(day + "T03:00:00Z").minusSeconds(86_400));
        crowd.ask(DUE, day);
        long began = System.nanoTime();
        Spent spent = run(stage, till.get(), Instant.parse(day + "T04:00:00Z"));
        System.out.printf(
            "%,d stored, %d due: %s, %d ms%n",
            stored, DUE, spent, (System.nanoTime() - began) / 1_000_000);
      }
    }
    System.exit(0);
  }

  private static Spent run(Backstage stage, MeteringHttpClient till, Instant at) {
    stage.clock.set(at);
    till.taken();
    stage.run("SweepQuarantine");
    return till.taken();
  }
}
