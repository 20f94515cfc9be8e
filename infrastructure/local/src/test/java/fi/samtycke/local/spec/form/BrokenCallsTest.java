package fi.samtycke.local.spec.form;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.LogVerification;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.Call;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.spec.Application;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Attributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// I1, I3, I6: a thousand messages, sixteen at a time, while one call to AWS in twenty fails.
@Tag("race")
class BrokenCallsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final int POSTS = 1_000;
  private static final int AT_ONCE = 16;
  private static final long SEED = 20_260_320;
  private static final Pattern MARK = Pattern.compile("message-\\d+-");

  @Test
  void I1_I3_I6_every_accepted_message_is_stored_once_logged_once_and_mailed_at_least_once()
      throws Exception {
    AtomicInteger lost = new AtomicInteger();
    APPLICATION.stack().http().plan(oneInTwenty(new Random(SEED), lost));
    Map<String, Integer> accepted = postAll();
    APPLICATION.stack().settle(Duration.ofSeconds(10));
    int mailedMeanwhile = APPLICATION.stack().mailbox().all().size();
    APPLICATION.stack().http().plan(_ -> Optional.empty());
    assertThat(APPLICATION.stack().settle(Duration.ofSeconds(120))).isTrue();
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(12)));

    assertThat(accepted).as("seed %d", SEED).hasSize(POSTS);
    Map<String, ChainHead> heads = new HashMap<>();
    for (var message : APPLICATION.messages("btb-plaza")) {
      String id = message.get("pk").s().replace("btb-plaza#conversation#", "");
      int sequence = Integer.parseInt(message.get("changeSequence").n());
      heads.put(id, new ChainHead(sequence, message.get("changeHash").s()));
      assertThat(Application.fields(message).get("message"))
          .isEqualTo("message-%d-".formatted(accepted.get(id)));
    }
    assertThat(heads.keySet()).isEqualTo(accepted.keySet());

    List<LoggedChange> log =
        APPLICATION.items().everything("ChangeLog").stream()
            .map(Attributes::of)
            .map(ChangeLogStore::read)
            .toList();
    assertThat(log)
        .hasSize(POSTS)
        .allSatisfy(change -> assertThat(change.action()).isEqualTo("message.received"));
    assertThat(LogVerification.faults(log, heads, List.of())).isEmpty();

    Map<String, Long> copies =
        APPLICATION.mails().stream()
            .map(mail -> MARK.matcher(mail.text()).results().findFirst())
            .flatMap(Optional::stream)
            .collect(groupingBy(java.util.regex.MatchResult::group, counting()));
    assertThat(copies).hasSize(POSTS);
    assertThat(APPLICATION.mails()).hasSizeLessThanOrEqualTo(POSTS + lost.get());
    assertThat(lost.get()).as("injected lost answers").isGreaterThan(20);
    assertThat(mailedMeanwhile).as("mails while calls failed").isPositive();
  }

  /// @return the accepted ids and which message each is
  private static Map<String, Integer> postAll() throws Exception {
    Map<String, Integer> accepted = new ConcurrentHashMap<>();
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> posts =
          IntStream.range(0, POSTS)
              .mapToObj(number -> people.submit(() -> accepted.put(untilTaken(number), number)))
              .toList();
      for (Future<?> post : posts) {
        post.get();
      }
    }
    return accepted;
  }

  /// As a client does: comes back with the same key when it is told to.
  private static String untilTaken(int number) {
    for (int tries = 0; tries < 20; tries++) {
      Browser.Reply reply =
          APPLICATION.postJson(
              Map.of("email", "v@example.com", "message", "message-%d-".formatted(number)),
              "Idempotency-Key",
              "key-" + number,
              "X-Local-Source",
              "10.2.%d.%d".formatted(number / 256, number % 256));
      if (reply.status() == 202) {
        return reply.json().path("messageId").asText();
      }
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isPresent();
    }
    throw new AssertionError("message " + number + " was never taken");
  }

  private static Function<Call, Optional<Fault>> oneInTwenty(Random random, AtomicInteger lost) {
    return _ -> {
      int drawn;
      synchronized (random) {
        drawn = random.nextInt(60);
      }
      return switch (drawn) {
        case 0 -> Optional.of(Fault.THROTTLE);
        case 1 -> Optional.of(Fault.ERROR);
        case 2 -> {
          lost.incrementAndGet();
          yield Optional.of(Fault.LOST_ANSWER);
        }
        default -> Optional.empty();
      };
    };
  }
}
