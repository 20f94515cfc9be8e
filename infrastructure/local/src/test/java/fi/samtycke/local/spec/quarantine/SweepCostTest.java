package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static fi.samtycke.local.spec.quarantine.Quarantine.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.Call;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Crowd;
import fi.samtycke.local.spec.backstage.Due;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Meter;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// N5, A25: a sweep costs what is due, not what is stored: ten due among a thousand and among
/// twenty thousand make the same requests and read the same units.
@Tag("proof")
class SweepCostTest {
  private static final int DUE = 10;
  private static final int FEW = 1_000;
  private static final int MANY = 20_000;
  private static final String LATER = "2026-04-20";

  /// What one sweep asked of AWS.
  private record Cost(TreeMap<String, Long> requests, double readUnits) {}

  @Test
  void ten_due_cost_the_same_among_a_thousand_and_among_twenty_thousand() {
    List<Wire> wires = new ArrayList<>();
    Meter meter = new Meter();
    try (Backstage stage =
        new Backstage(
            NOW,
            real -> {
              wires.add(new Wire(meter.reading(real)));
              return wires.getFirst();
            })) {
      stage.post(ANNA, "Hello", "192.0.2.7", "");
      stage.dispatchPending();
      Crowd crowd = new Crowd(stage, new Random(20260320));
      Due.on(stage, List.of(MailedPath.in(stage.mailsTo(ANNA).getFirst())), LATER + "T00:00:00Z");
      long began = System.nanoTime();
      crowd.store(FEW - DUE, LATER);
      Cost few = sweep(stage, crowd, wires.getFirst(), meter, "2026-03-24T04:00:00Z");
      crowd.store(MANY - FEW - DUE, LATER);
      Cost many = sweep(stage, crowd, wires.getFirst(), meter, "2026-03-25T04:00:00Z");
      System.out.printf(
          "sweep: %d due among %d: %s, %.1f read units; among %d: %s, %.1f read units (%d ms)%n",
          DUE,
          FEW,
          few.requests(),
          few.readUnits(),
          MANY,
          many.requests(),
          many.readUnits(),
          (System.nanoTime() - began) / 1_000_000);
      assertThat(few.requests())
          .as("a transaction for each, and a receipt")
          .containsEntry("TransactWriteItems", (long) DUE)
          .containsEntry("PutItem", 1L);
      assertThat(many).isEqualTo(few);
    }
  }

  private static Cost sweep(Backstage stage, Crowd crowd, Wire wire, Meter meter, String at) {
    Instant now = Instant.parse(at);
    stage.clock.set(now.minusSeconds(24 * 3600));
    stage.run("SweepQuarantine");
    crowd.ask(DUE, at.substring(0, 10));
    stage.clock.set(now);
    wire.begin((_, _) -> Fate.DONE);
    meter.reset();
    stage.run("SweepQuarantine");
    return new Cost(
        wire.calls().stream()
            .collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting())),
        meter.readUnits());
  }
}
