package fi.samtycke.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.mail.Mailing;
import fi.samtycke.mail.TestContext;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.evidence.LedgerStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The hourly sweep of the outbox (A06, A10, A12, A24, A25, N5).
class SweepOutboxTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  @RegisterExtension private final Mailing mailing = new Mailing(store);

  @Test
  void the_sweep_sends_what_the_stream_never_brought_A06() {
    mailing.messageComesIn(Mailing.TYPED);
    store.clock.advance(Duration.ofMinutes(7));
    mailing.sweep();
    assertThat(mailing.aws.mails()).hasSize(1);
    assertThat(receipt().counts()).isEqualTo(Map.of("sent", 1));
  }

  @Test
  void a_run_with_nothing_due_leaves_a_receipt_for_every_controller_N5() {
    mailing.sweep();
    for (String controller : List.of("btb-plaza", "btb-transformers")) {
      Receipt receipt = receipt(new ControllerId(controller));
      assertThat(receipt.scheduledAt()).isEqualTo(store.clock.instant());
      assertThat(receipt.counts()).isEmpty();
    }
    assertThat(receipt().declaration()).isEqualTo(store.plaza().version());
  }

  @Test
  void what_was_open_many_days_ago_is_found_again_after_a_long_silence_A10() {
    mailing.sweep();
    store.clock.advance(Duration.ofMinutes(30));
    mailing.messageComesIn(Mailing.TYPED);
    store.clock.advance(Duration.ofDays(90));
    mailing.sweep();
    assertThat(mailing.aws.mails()).hasSize(1);
  }

  @Test
  void what_must_leave_first_leaves_first_on_whatever_day_it_fell_due_A12() {
    mailing.messageComesIn(Mailing.TYPED);
    store.clock.advance(Duration.ofDays(1));
    mailing.messageComesIn(Mailing.TYPED, new Obligation.Fact(FactKind.CONTACT_FORM_RECEIVED, ""));
    mailing.sweep(new TestContext(55_000, 20_000));
    assertThat(mailing.aws.facts()).as("rank 1").hasSize(1);
    assertThat(mailing.aws.mails()).as("rank 2, older").isEmpty();
    assertThat(receipt().counts()).isEqualTo(Map.of("sent", 1, "left", 1));
  }

  @Test
  void a_sweep_that_runs_out_of_time_is_continued_by_the_next_A24_A25() {
    for (int i = 0; i < 7; i++) {
      mailing.messageComesIn(Mailing.TYPED);
    }
    store.clock.advance(Duration.ofDays(2));
    for (int run = 0; run < 3; run++) {
      mailing.sweep(new TestContext(100_000, 20_000));
      store.clock.advance(Duration.ofHours(1));
    }
    assertThat(mailing.aws.mails()).hasSize(7);
    assertThat(mailing.obligations()).hasSize(7);
  }

  @Test
  void a_day_stays_open_until_nothing_of_it_is_left() {
    mailing.messageComesIn(Mailing.TYPED);
    store.clock.advance(Duration.ofDays(3));
    mailing.sweep(new TestContext(10_000));
    assertThat(receipt().notes()).containsExactly("open 2026-03-20");
    store.clock.advance(Duration.ofHours(1));
    mailing.sweep();
    assertThat(mailing.aws.mails()).hasSize(1);
    assertThat(receipt().notes()).containsExactly("open 2026-03-23");
  }

  @Test
  void a_day_that_is_over_is_looked_at_for_two_hours_more() {
    store.clock.advance(Duration.ofHours(16).minusMillis(1));
    mailing.sweep();
    assertThat(receipt().notes()).containsExactly("open 2026-03-20");
    store.clock.advance(Duration.ofMillis(1));
    mailing.sweep();
    assertThat(receipt().notes()).containsExactly("open 2026-03-21");
  }

  @Test
  void the_age_of_the_oldest_is_that_of_what_is_still_owed_after_the_run() {
    mailing.messageComesIn(Mailing.TYPED);
    store.clock.advance(Duration.ofHours(3));
    mailing.aws.refuse(1, 400, "LimitExceededException", "later");
    mailing.sweep();
    assertThat(mailing.printed()).contains("\"OutboxAgeSeconds\":10800}");
    store.clock.advance(Duration.ofHours(1));
    mailing.sweep();
    assertThat(mailing.lastMetric("OutboxAgeSeconds")).contains("0");
  }

  @Test
  void two_sweeps_at_once_send_each_mail_once_A23() throws InterruptedException {
    for (int i = 0; i < 6; i++) {
      mailing.messageComesIn(Mailing.TYPED);
    }
    Thread other = Thread.ofPlatform().start(mailing::sweep);
    mailing.sweep();
    other.join();
    assertThat(mailing.aws.mails())
        .extracting(mail -> JsonReader.textAt(mail, "Content", "Simple", "Subject", "Data"))
        .hasSize(6)
        .doesNotHaveDuplicates();
  }

  @Test
  void an_item_that_cannot_be_read_keeps_no_other_from_its_turn_A30() {
    mailing.messageComesIn(Mailing.TYPED);
    store.tables.put(
        "OUTBOX",
        fi.samtycke.stores.dynamo.Attributes.item("btb-plaza#outbox#broken", "outbox")
            .with("state", "pending")
            .with("nextAttemptAt", store.clock.instant())
            .with("dueDay", "btb-plaza#2026-03-20")
            .with("dueOrder", "1#2026-03-20T09:00:00Z"));
    mailing.sweep();
    assertThat(mailing.aws.mails()).hasSize(1);
    assertThat(receipt().counts()).isEqualTo(Map.of("faulted", 1, "sent", 1));
  }

  @Test
  void another_controllers_obligations_are_met_in_its_own_name_I8() {
    store.written(
        List.of(
            mailing.owe(
                new ControllerId("btb-transformers"),
                new Obligation.Mail(
                    MailKind.CONTACT_FORM_NOTICE, mailing.messageComesIn(Map.of()).value()))));
    mailing.sweep();
    assertThat(mailing.aws.mails()).as("the message is not that controller's").hasSize(1);
    assertThat(receipt(new ControllerId("btb-transformers")).counts()).isEqualTo(Map.of("void", 1));
  }

  private Receipt receipt() {
    return receipt(StoreExtension.PLAZA);
  }

  private Receipt receipt(ControllerId controller) {
    return new LedgerStore(store.wiring, store.dynamoDb())
        .lastReceipt(controller, SweepOutbox.SCHEDULE)
        .orElseThrow();
  }
}
