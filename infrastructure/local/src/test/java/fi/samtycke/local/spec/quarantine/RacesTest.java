package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static fi.samtycke.local.spec.quarantine.Quarantine.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.FaultyHttp;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Crowd;
import fi.samtycke.local.spec.backstage.Due;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;

/// A14, A15, A19, A21-A23, I2, I6: a thousand contacts, each with four who want its end at once: a
/// consent, a refusal, the sweep, and the consent again. The persons are in time by a millisecond
/// and slow, the sweep is of the next morning: nothing but the condition decides.
@Tag("race")
class RacesTest {
  private static final int CONTACTS = 1_000;
  private static final int TOGETHER = 5;
  private static final long SEED = 20260320;

  private final Random chance = new Random(SEED);
  private final AtomicInteger conflicts = new AtomicInteger();
  private final AtomicInteger sweepCalls = new AtomicInteger();
  private IntConsumer atSweepCall = _ -> {};

  @Test
  void each_contact_comes_to_exactly_one_end() throws Exception {
    try (Backstage persons = new Backstage(NOW, this::conflicting)) {
      persons.post(ANNA, "Hello", "192.0.2.7", "");
      persons.dispatchPending();
      persons.run("SweepQuarantine");
      List<String> links = new Crowd(persons, chance).ask(CONTACTS, "2028-01-01");
      persons.clock.set(Instant.parse("2026-04-03T20:59:59.999Z"));
      Backstage sweeper =
          new Backstage(persons, Instant.parse("2026-04-04T03:00:00Z"), this::sweeping);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CONTACTS; i += TOGETHER) {
          race(persons, sweeper, links.subList(i, i + TOGETHER), threads);
        }
      }
      judge(persons.tables(), links);
    }
  }

  private void race(
      Backstage persons, Backstage sweeper, List<String> links, ExecutorService threads)
      throws Exception {
    Due.on(persons, links, "2026-04-04T00:00:00.000Z");
    CountDownLatch start = new CountDownLatch(1);
    int headStart = chance.nextInt(16);
    sweepCalls.set(0);
    atSweepCall =
        call -> {
          if (call >= headStart) {
            start.countDown();
          }
        };
    List<Future<Integer>> answers = new ArrayList<>();
    for (String link : links) {
      for (String decision : List.of("consent", "refuse", "consent")) {
        Callable<Integer> racer =
            () -> {
              start.await();
              return persons.follow(link, decision).status();
            };
        answers.add(threads.submit(racer));
      }
    }
    threads
        .submit(() -> {
          sweeper.run("SweepQuarantine");
          start.countDown();
        })
        .get();
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).as("seed %d", SEED).isIn(200, 404, 503);
    }
  }

  private void judge(Tables tables, List<String> links) {
    Map<String, Integer> ends = new TreeMap<>();
    Map<String, String> states =
        tables.of("Quarantine", "entry").stream()
            .collect(
                Collectors.toMap(item -> entry(item.get("pk").s()), item -> item.get("state").s()));
    List<String> registered =
        tables.of("Register", "contact").stream()
            .filter(item -> item.get("sk").s().equals("contact"))
            .map(item -> entry(item.get("pk").s()))
            .toList();
    for (String link : links) {
      String id = MailedPath.entry(link);
      List<String> story = tables.actions(id);
      assertThat(story).as("%s, seed %d", id, SEED).hasSize(3);
      String end = story.getLast();
      ends.merge(end, 1, Integer::sum);
      String state = states.getOrDefault(id, "none");
      assertThat(state + " " + registered.contains(id))
          .isEqualTo(
              switch (end) {
                case "quarantine.consented" -> "consent true";
                case "quarantine.refused" -> "refuse false";
                case "quarantine.expired" -> "none false";
                default -> "another end: " + end;
              });
    }
    assertThat(tables.faults()).isEmpty();
    assertThat(tables.of("Quarantine", "address")).isEmpty();
    assertThat(
            tables.of("Outbox", "outbox").stream()
                .filter(item -> item.get("kind").s().equals("consent-copy"))
                .count())
        .isEqualTo(ends.getOrDefault("quarantine.consented", 0).longValue());
    System.out.printf(
        "races: %d contacts, %s, %d conflicts, seed %d%n",
        links.size(), ends, conflicts.get(), SEED);
    assertThat(ends.keySet())
        .as("each had its chance")
        .containsExactly("quarantine.consented", "quarantine.expired", "quarantine.refused");
  }

  private SdkHttpClient sweeping(SdkHttpClient real) {
    FaultyHttp http = new FaultyHttp(real, new Faults(), _ -> {});
    http.plan(call -> {
      atSweepCall.accept(sweepCalls.incrementAndGet());
      return conflict(call.operation());
    });
    return http;
  }

  private SdkHttpClient conflicting(SdkHttpClient real) {
    FaultyHttp http = new FaultyHttp(real, new Faults(), _ -> {});
    http.plan(call -> conflict(call.operation()));
    return http;
  }

  /// One transaction in five.
  private Optional<Fault> conflict(String operation) {
    if (!operation.equals("TransactWriteItems") || chance.nextInt(5) != 0) {
      return Optional.empty();
    }
    conflicts.incrementAndGet();
    return Optional.of(Fault.CONFLICT);
  }

  private static String entry(String pk) {
    return pk.substring(pk.lastIndexOf('#') + 1);
  }
}
