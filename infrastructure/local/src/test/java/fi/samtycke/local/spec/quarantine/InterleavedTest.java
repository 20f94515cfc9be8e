package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static fi.samtycke.local.spec.quarantine.Quarantine.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.run.FunctionFailed;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpClient;

/// A18, A22, A26: a reminder is sent in the very moment between reading an entry and ending it. The
/// end does not get lost, and the reminder's link shows it.
class InterleavedTest {
  private final List<Wire> wires = new ArrayList<>();
  private final Deque<Runnable> atWrite = new ArrayDeque<>();
  private final Backstage stage = new Backstage(NOW, this::wire);
  private final Backstage mailer = new Backstage(stage, NOW, this::wire);

  @BeforeEach
  void a_reminder_is_owed() {
    stage.post(ANNA, "Hello", "192.0.2.7", "");
    stage.dispatchPending();
    stage.link = MailedPath.in(stage.mailsTo(ANNA).getFirst());
    at(stage, "2026-03-24T04:00:00Z");
    at(mailer, "2026-03-24T04:00:00Z");
    stage.run("SweepQuarantine");
    wires
        .getFirst()
        .begin((_, call) -> {
          if (call.operation().equals("TransactWriteItems") && !atWrite.isEmpty()) {
            atWrite.pop().run();
          }
          return Fate.DONE;
        });
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({"consent, Thank you", "refuse, The contact details are erased"})
  void A26_an_answer_counts_although_a_reminder_is_noted_in_between(String decision, String page) {
    atWrite.push(mailer::dispatchPending);
    assertThat(stage.follow(stage.link, decision).body()).contains(page);
    assertThat(story())
        .endsWith(
            "quarantine.reminded", "quarantine." + decision.replace("refuse", "refus") + "ed");
    theReminderShows(page);
  }

  @ParameterizedTest
  @CsvSource({"consent, Thank you", "refuse, The contact details are erased"})
  void C17_the_link_of_a_reminder_that_nobody_noted_shows_the_answer(String decision, String page) {
    wires.getLast().begin((_, call) -> stopAfter(call.service()));
    atWrite.push(() -> {
      try {
        mailer.dispatchPending();
      } catch (FunctionFailed stopped) {
        assertThat(stopped).hasRootCauseInstanceOf(Wire.Stopped.class);
      }
    });
    assertThat(stage.follow(stage.link, decision).body()).contains(page);
    assertThat(story()).doesNotContain("quarantine.reminded");
    theReminderShows(page);
  }

  @Test
  void A22_I12_the_sweep_that_found_it_due_ends_it_although_a_reminder_is_noted_in_between() {
    at(mailer, "2026-04-03T20:59:59.999Z");
    at(stage, "2026-04-04T03:00:00Z");
    atWrite.push(mailer::dispatchPending);
    stage.run("SweepQuarantine");
    assertThat(story()).endsWith("quarantine.reminded", "quarantine.expired");
    Tables tables = stage.tables();
    assertThat(tables.of("Quarantine", "entry")).isEmpty();
    assertThat(tables.of("Quarantine", "address")).isEmpty();
    assertThat(tables.faults()).isEmpty();
  }

  private void theReminderShows(String page) {
    assertThat(stage.mailsTo(ANNA)).hasSize(2);
    String link = MailedPath.in(stage.mailsTo(ANNA).getLast());
    assertThat(stage.follow(link, "").body()).contains(page);
    Tables tables = stage.tables();
    assertThat(tables.faults()).isEmpty();
    assertThat(tables.of("Quarantine", "address")).isEmpty();
    assertThat(tables.of("Outbox", "outbox"))
        .as("what was owed about it went with it")
        .noneMatch(item -> item.get("kind").s().equals("quarantine-reminder"));
  }

  private List<String> story() {
    return stage.tables().actions(MailedPath.entry(stage.link));
  }

  private static Fate stopAfter(String service) {
    return service.equals("ses") ? Fate.STOPPED_AFTER : Fate.DONE;
  }

  private Wire wire(SdkHttpClient real) {
    wires.add(new Wire(real));
    return wires.getLast();
  }

  private static void at(Backstage stage, String now) {
    stage.clock.set(Instant.parse(now));
  }
}
