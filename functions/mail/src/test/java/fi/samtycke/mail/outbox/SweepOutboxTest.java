package fi.samtycke.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.mail.MailWorld;
import fi.samtycke.mail.TestContext;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.stores.evidence.LedgerStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The hourly sweep of the outbox (A06, A10, A12, A24, A25, N5).
class SweepOutboxTest {
  private final MailWorld world = new MailWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_sweep_sends_what_the_stream_never_brought_A06() {
    world.messageComesIn(MailWorld.TYPED);
    world.clock.advance(Duration.ofMinutes(7));
    world.sweep();
    assertThat(world.aws.mails()).hasSize(1);
    assertThat(receipt().counts()).isEqualTo(Map.of("sent", 1));
  }

  @Test
  void a_run_with_nothing_due_leaves_a_receipt_for_every_controller_N5() {
    world.sweep();
    for (String controller : List.of("btb-plaza", "btb-transformers")) {
      Receipt receipt = receipt(new ControllerId(controller));
      assertThat(receipt.scheduledAt()).isEqualTo(world.clock.instant());
      assertThat(receipt.counts()).isEmpty();
    }
    assertThat(receipt().declaration()).isEqualTo(world.plaza().version());
  }

  @Test
  void what_was_open_many_days_ago_is_found_again_after_a_long_silence_A10() {
    world.sweep();
    world.clock.advance(Duration.ofMinutes(30));
    world.messageComesIn(MailWorld.TYPED);
    world.clock.advance(Duration.ofDays(90));
    world.sweep();
    assertThat(world.aws.mails()).hasSize(1);
  }

  @Test
  void what_must_leave_first_leaves_first_on_whatever_day_it_fell_due_A12() {
    world.messageComesIn(MailWorld.TYPED);
    world.clock.advance(Duration.ofDays(1));
    world.messageComesIn(MailWorld.TYPED, new Obligation.Fact(FactKind.CONTACT_FORM_RECEIVED, ""));
    world.sweep(new TestContext(55_000, 20_000));
    assertThat(world.aws.facts()).as("rank 1").hasSize(1);
    assertThat(world.aws.mails()).as("rank 2, older").isEmpty();
    assertThat(receipt().counts()).isEqualTo(Map.of("sent", 1, "left", 1));
  }

  @Test
  void a_sweep_that_runs_out_of_time_is_continued_by_the_next_A24_A25() {
    for (int i = 0; i < 7; i++) {
      world.messageComesIn(MailWorld.TYPED);
    }
    world.clock.advance(Duration.ofDays(2));
    for (int run = 0; run < 3; run++) {
      world.sweep(new TestContext(100_000, 20_000));
      world.clock.advance(Duration.ofHours(1));
    }
    assertThat(world.aws.mails()).hasSize(7);
    assertThat(world.obligations()).hasSize(7);
  }

  @Test
  void a_day_stays_open_until_nothing_of_it_is_left() {
    world.messageComesIn(MailWorld.TYPED);
    world.clock.advance(Duration.ofDays(3));
    world.sweep(new TestContext(10_000));
    assertThat(receipt().notes()).containsExactly("open 2026-03-20");
    world.clock.advance(Duration.ofHours(1));
    world.sweep();
    assertThat(world.aws.mails()).hasSize(1);
    assertThat(receipt().notes()).containsExactly("open 2026-03-23");
  }

  @Test
  void a_day_that_is_over_is_looked_at_for_two_hours_more() {
    world.clock.advance(Duration.ofHours(16).minusMillis(1));
    world.sweep();
    assertThat(receipt().notes()).containsExactly("open 2026-03-20");
    world.clock.advance(Duration.ofMillis(1));
    world.sweep();
    assertThat(receipt().notes()).containsExactly("open 2026-03-21");
  }

  @Test
  void the_age_of_the_oldest_is_that_of_what_is_still_owed_after_the_run() {
    world.messageComesIn(MailWorld.TYPED);
    world.clock.advance(Duration.ofHours(3));
    world.aws.refuse(1, 400, "LimitExceededException", "later");
    world.sweep();
    assertThat(world.printed()).contains("\"OutboxAgeSeconds\":10800}");
    world.clock.advance(Duration.ofHours(1));
    world.sweep();
    assertThat(world.lastMetric("OutboxAgeSeconds")).contains("0");
  }

  @Test
  void two_sweeps_at_once_send_each_mail_once_A23() throws InterruptedException {
    for (int i = 0; i < 6; i++) {
      world.messageComesIn(MailWorld.TYPED);
    }
    Thread other = Thread.ofPlatform().start(world::sweep);
    world.sweep();
    other.join();
    assertThat(world.aws.mails())
        .extracting(mail -> JsonReader.textAt(mail, "Content", "Simple", "Subject", "Data"))
        .hasSize(6)
        .doesNotHaveDuplicates();
  }

  @Test
  void an_item_that_cannot_be_read_keeps_no_other_from_its_turn_A30() {
    world.messageComesIn(MailWorld.TYPED);
    world.db.put(
        "OUTBOX",
        fi.samtycke.stores.dynamo.Attributes.item("btb-plaza#outbox#broken", "outbox")
            .with("state", "pending")
            .with("nextAttemptAt", world.clock.instant())
            .with("dueDay", "btb-plaza#2026-03-20")
            .with("dueOrder", "1#2026-03-20T09:00:00Z"));
    world.sweep();
    assertThat(world.aws.mails()).hasSize(1);
    assertThat(receipt().counts()).isEqualTo(Map.of("faulted", 1, "sent", 1));
  }

  @Test
  void another_controllers_obligations_are_met_in_its_own_name_I8() {
    world.write(
        List.of(
            world.owe(
                new ControllerId("btb-transformers"),
                new Obligation.Mail(
                    MailKind.CONTACT_FORM_NOTICE, world.messageComesIn(Map.of()).value()))));
    world.sweep();
    assertThat(world.aws.mails()).as("the message is not that controller's").hasSize(1);
    assertThat(receipt(new ControllerId("btb-transformers")).counts()).isEqualTo(Map.of("void", 1));
  }

  private Receipt receipt() {
    return receipt(MailWorld.PLAZA);
  }

  private Receipt receipt(ControllerId controller) {
    return new LedgerStore(world.wiring, world.db.client())
        .lastReceipt(controller, SweepOutbox.SCHEDULE)
        .orElseThrow();
  }
}
