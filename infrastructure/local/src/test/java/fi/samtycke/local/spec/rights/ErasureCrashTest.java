package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.run.FunctionFailed;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Mishap;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every AWS call of a decision, of the erasure that follows, and of its end, in turn comes to each
/// [Mishap]; then it is done again as AWS and people do, and it ends as if nothing had been (A05,
/// A13, A14, A20, A27, A29, I1, I3, I4, I6, I7).
@Tag("crash")
class ErasureCrashTest {
  private static final int STAGES = 4;
  private static final List<Duration> PATIENCE =
      List.of(Duration.ZERO, Duration.ofMinutes(3), Duration.ofHours(3), Duration.ofDays(1));

  /// Which part of an erasure comes to grief at which call.
  private record Crash(Erasing.Part part, int call, Mishap mishap) {}

  @Test
  void every_call_of_an_erasure_may_come_to_grief() throws Exception {
    Queue<Crash> crashes = new ConcurrentLinkedQueue<>();
    try (Stage rehearsal = new Stage()) {
      for (Erasing.Part part : Erasing.Part.values()) {
        int calls = rehearsal.rehearse(part);
        assertThat(calls).as(part.name()).isGreaterThan(3);
        for (int call = 1; call <= calls; call++) {
          for (Mishap mishap : Mishap.values()) {
            crashes.add(new Crash(part, call, mishap));
          }
        }
      }
    }
    int all = crashes.size();
    AtomicInteger struck = new AtomicInteger();
    List<String> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> stages = new ArrayList<>();
      for (int i = 0; i < STAGES; i++) {
        stages.add(threads.submit(() -> work(crashes, struck)));
      }
      for (Future<List<String>> stage : stages) {
        failures.addAll(stage.get());
      }
    }
    System.out.printf("erasure: %d crash points, %d struck%n", all, struck.get());
    assertThat(failures).isEmpty();
  }

  private static List<String> work(Queue<Crash> crashes, AtomicInteger struck) {
    List<String> failures = new ArrayList<>();
    try (Stage stage = new Stage()) {
      for (Crash crash = crashes.poll(); crash != null; crash = crashes.poll()) {
        stage.play(crash, failures);
        struck.incrementAndGet();
      }
    }
    return failures;
  }

  /// A world in which one crash after the other is played.
  private static final class Stage implements AutoCloseable {
    private final List<Wire> wires = new ArrayList<>();
    private final Backstage backstage =
        new Backstage(
            Erasing.NOW,
            real -> {
              wires.add(new Wire(real));
              return wires.getFirst();
            });
    private final Erasing erasing = new Erasing(backstage);
    private final Tables before;

    Stage() {
      erasing.prepare();
      before = backstage.tables();
    }

    int rehearse(Erasing.Part part) {
      begin(part);
      backstage.restart();
      wire().begin((_, _) -> Fate.DONE);
      erasing.act(part);
      return wire().calls().size();
    }

    void play(Crash crash, List<String> failures) {
      begin(crash.part());
      wire().begin(crash.mishap().at(crash.call()));
      acted(crash.part());
      int lost = crash.mishap().lost(wire().calls(), crash.call());
      wire().begin((_, _) -> Fate.DONE);
      for (Duration wait : PATIENCE) {
        backstage.clock.set(backstage.clock.instant().plus(wait));
        erasing.all(Erasing.Part.DECIDED);
        backstage.run("SweepOutbox");
        erasing.all(Erasing.Part.ERASED);
        backstage.run("SweepOutbox");
        erasing.all(Erasing.Part.TOLD);
      }
      List<String> broken = erasing.broken(lost);
      if (!broken.isEmpty()) {
        failures.add(crash + ": " + broken);
      }
    }

    private void acted(Erasing.Part part) {
      try {
        erasing.act(part);
      } catch (FunctionFailed stoppedOrFaulted) {
        // It is done again.
      }
    }

    private void begin(Erasing.Part part) {
      wire().begin((_, _) -> Fate.DONE);
      before.restore(backstage, backstage.tables());
      backstage.clock.set(Erasing.NOW);
      erasing.beginsWith(backstage.mailbox().all().size());
      for (Erasing.Part earlier : Erasing.Part.values()) {
        if (earlier.compareTo(part) < 0) {
          erasing.act(earlier);
        }
      }
    }

    private Wire wire() {
      return wires.getFirst();
    }

    @Override
    public void close() {
      backstage.close();
    }
  }
}
