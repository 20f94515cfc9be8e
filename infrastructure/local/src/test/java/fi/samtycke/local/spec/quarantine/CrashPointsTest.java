package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.run.FunctionFailed;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Mishap;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every AWS call of every scene in turn comes to each [Mishap]; then everything is delivered again
/// as AWS does it, and the [Invariants] hold (A05-A09, A13-A15, A20, A22, A24, A30, A31; I1-I8).
@Tag("crash")
class CrashPointsTest {
  private static final int STAGES = 8;
  private static final List<Duration> PATIENCE =
      List.of(
          Duration.ZERO,
          Duration.ofMinutes(3),
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofDays(1));

  /// One call of one scene, and what it comes to.
  private record Crash(Scene scene, int call, Mishap mishap) {}

  private record Played(boolean struck, List<String> broken) {}

  /// The world before each scene.
  private record Before(Tables tables, Instant now, String link) {}

  @Test
  void every_call_of_every_scene_may_come_to_grief() throws Exception {
    Queue<Crash> crashes = new ConcurrentLinkedQueue<>();
    Map<Scene, Integer> calls = new TreeMap<>();
    try (Stage rehearsal = new Stage()) {
      for (Scene scene : Scene.values()) {
        calls.put(scene, rehearsal.rehearse(scene));
      }
    }
    calls.forEach((scene, count) ->
        IntStream.rangeClosed(1, count)
            .forEach(call -> {
              for (Mishap mishap : Mishap.values()) {
                crashes.add(new Crash(scene, call, mishap));
              }
            }));
    Map<Scene, AtomicInteger> runs = new ConcurrentSkipListMap<>();
    List<String> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < STAGES; i++) {
        all.add(threads.submit(() -> work(crashes, runs)));
      }
      for (Future<List<String>> one : all) {
        failures.addAll(one.get());
      }
    }
    System.out.printf("crash points: %s calls, %s runs%n", calls, runs);
    assertThat(failures).isEmpty();
  }

  private static List<String> work(Queue<Crash> crashes, Map<Scene, AtomicInteger> runs) {
    List<String> failures = new ArrayList<>();
    try (Stage stage = new Stage()) {
      for (Crash crash = crashes.poll(); crash != null; crash = crashes.poll()) {
        Played played = stage.play(crash);
        if (!played.broken().isEmpty()) {
          failures.add(crash + ": " + played.broken());
        }
        runs.computeIfAbsent(crash.scene(), _ -> new AtomicInteger())
            .addAndGet(played.struck() ? 1 : 0);
      }
    }
    return failures;
  }

  /// A world in which one crash after the other is played.
  private static final class Stage implements AutoCloseable {
    private final List<Wire> wires = new ArrayList<>();
    private final Backstage backstage =
        new Backstage(
            NOW,
            real -> {
              wires.add(new Wire(real));
              return wires.getFirst();
            });
    private final Map<Scene, Before> befores = new TreeMap<>();
    private final Tables empty;
    private Tables now;

    Stage() {
      backstage.run("SweepOutbox");
      backstage.run("SweepQuarantine");
      empty = backstage.tables();
      now = empty;
    }

    /// @return how many calls the scene makes when all goes well
    int rehearse(Scene scene) {
      begin(scene);
      backstage.restart();
      wire().begin((_, _) -> Fate.DONE);
      assertThat(scene.act(backstage)).isTrue();
      now = backstage.tables();
      return wire().calls().size();
    }

    /// @return whether the scene came to its call, and what is wrong after it
    Played play(Crash crash) {
      begin(crash.scene());
      if (crash.scene() == Scene.ENTERING) {
        backstage.restart();
      }
      int mails = backstage.mailbox().all().size();
      wire().begin(crash.mishap().at(crash.call()));
      boolean answered = acted(crash.scene());
      boolean struck = wire().calls().size() >= crash.call();
      int lost = crash.mishap().lost(wire().calls(), crash.call());
      wire().begin((_, _) -> Fate.DONE);
      redeliver(crash.scene(), answered);
      now = backstage.tables();
      Invariants invariants = new Invariants(backstage, now, crash.scene(), mails, lost);
      return new Played(struck, invariants.broken());
    }

    private void redeliver(Scene scene, boolean answered) {
      boolean done = answered;
      for (Duration wait : PATIENCE) {
        backstage.clock.set(backstage.clock.instant().plus(wait));
        done = done || acted(scene);
        if (!wait.isZero()) {
          backstage.run("SweepOutbox");
        }
        if (wait.compareTo(Duration.ofDays(1)) >= 0) {
          backstage.run("SweepQuarantine");
        }
        backstage.dispatchPending();
        if (done && Invariants.isSettled(backstage, scene)) {
          return;
        }
      }
    }

    private boolean acted(Scene scene) {
      try {
        return scene.act(backstage);
      } catch (FunctionFailed stoppedOrFaulted) {
        return false;
      }
    }

    private void begin(Scene scene) {
      wire().begin((_, _) -> Fate.DONE);
      Before before = befores.computeIfAbsent(scene, this::prepared);
      before.tables().restore(backstage, now);
      backstage.clock.set(before.now());
      backstage.link = before.link();
    }

    private Before prepared(Scene scene) {
      empty.restore(backstage, now);
      backstage.clock.set(NOW);
      scene.prepare(backstage);
      now = backstage.tables();
      return new Before(now, backstage.clock.instant(), backstage.link);
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
