package fi.samtycke.stores.outbox;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.outbox.OutboxStore.Due;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.outbox.OutboxStore.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// I3: what is owed is met by one at a time, and is seen until it is finished.
class OutboxStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final Instant FORGOTTEN = Instant.parse("2026-06-20T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Obligation MAIL =
      new Obligation.Mail(MailKind.QUARANTINE_QUESTION, entry(7).value());

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final OutboxStore outbox = new OutboxStore(store.wiring, store.dynamoDb());

  @Test
  void what_is_owed_is_read_as_it_was_enqueued() {
    for (Obligation each :
        List.of(
            MAIL,
            new Obligation.Fact(FactKind.QUARANTINE_ENTERED, entry(7).value()),
            new Obligation.Mail(MailKind.SEAL_NOTICE, "2026-03-20"),
            new Obligation.Unknown("fax", "page", "x"))) {
      EntryId id = store.id();
      store.written(outbox.enqueue(PLAZA, id, each, NOW, NOW.plusSeconds(9)));
      Owed owed = new Owed(PLAZA, id, each, 0, NOW);
      assertThat(outbox.find(PLAZA, id)).contains(owed);
      store.tables.inAnotherFormat("OUTBOX");
      assertThat(outbox.find(PLAZA, id)).as("A37").contains(owed);
      assertThat(outbox.find(TRANSFORMERS, id)).isEmpty();
      assertThat(outbox.progress(PLAZA, id)).contains(new Progress("pending", ""));
    }
  }

  @Test
  void an_id_is_owed_once() {
    owe(NOW);
    Obligation other = new Obligation.Mail(MailKind.SEAL_NOTICE, "2026-03-20");
    store.refused(outbox.enqueue(PLAZA, entry(1), other, NOW, NOW));
    assertThat(outbox.find(PLAZA, entry(1)).orElseThrow().obligation()).isEqualTo(MAIL);
  }

  @Test
  void it_is_claimed_when_it_is_due_and_not_a_millisecond_before() {
    owe(NOW);
    assertThat(outbox.claim(pk(), NOW.minusMillis(1), LEASE)).isEmpty();
    assertThat(outbox.claim(pk(), NOW, LEASE)).contains(new Owed(PLAZA, entry(1), MAIL, 1, NOW));
  }

  @Test
  void A23_a_claimed_one_is_claimed_by_nobody_else_until_its_lease_has_run_out() {
    owe(NOW);
    outbox.claim(pk(), NOW, LEASE);
    assertThat(outbox.claim(pk(), NOW.plus(LEASE).minusMillis(1), LEASE)).isEmpty();
    assertThat(outbox.claim(pk(), NOW.plus(LEASE), LEASE).orElseThrow().attempts()).isEqualTo(2);
  }

  @Test
  void what_was_never_owed_is_claimed_by_nobody_and_not_made() {
    assertThat(outbox.claim(pk(), NOW, LEASE)).isEmpty();
    assertThat(store.tables.everything("OUTBOX")).isEmpty();
  }

  @Test
  void A07_a_claim_whose_answer_is_lost_runs_out_like_any_other() {
    owe(NOW);
    store.network.next(1, "UpdateItem", Fault.ANSWER_LOST);
    assertThat(outbox.claim(pk(), NOW, LEASE)).as("the repetition finds it held").isEmpty();
    assertThat(outbox.claim(pk(), NOW.plus(LEASE), LEASE)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sent", "void", "failed"})
  void a_finished_one_is_finished_once_is_no_longer_due_and_is_forgotten_in_time(String state) {
    owe(NOW);
    Owed owed = outbox.claim(pk(), NOW, LEASE).orElseThrow();
    finish(state, owed);
    assertThat(outbox.progress(PLAZA, entry(1))).contains(new Progress(state, ""));
    assertThat(outbox.due(PLAZA, LocalDate.parse("2026-03-20"))).isEmpty();
    assertThat(outbox.claim(pk(), NOW.plus(LEASE), LEASE)).isEmpty();
    Attributes item = store.tables.everything("OUTBOX").getFirst();
    assertThat(item.count(Attributes.TIME_TO_LIVE)).isEqualTo((int) FORGOTTEN.getEpochSecond());
    for (String other : List.of("sent", "void", "failed", "again", "put off")) {
      assertThat(isRefused(other, owed)).as(other).isTrue();
      assertThat(outbox.progress(PLAZA, entry(1))).contains(new Progress(state, ""));
      assertThat(outbox.due(PLAZA, LocalDate.parse("2026-03-20"))).isEmpty();
    }
  }

  @Test
  void the_same_is_so_inside_of_a_transaction() {
    owe(NOW);
    Owed owed = outbox.claim(pk(), NOW, LEASE).orElseThrow();
    store.written(outbox.sent(owed, "message-1", NOW, FORGOTTEN));
    assertThat(store.tables.everything("OUTBOX").getFirst().required("messageId"))
        .isEqualTo("message-1");
    store.refused(outbox.sent(owed, "message-2", NOW, FORGOTTEN));
    store.refused(outbox.voided(owed, NOW, FORGOTTEN));
    store.refused(outbox.failed(owed, NOW, FORGOTTEN));
  }

  @Test
  void a_mark_whose_answer_is_lost_stands() {
    owe(NOW);
    Owed owed = outbox.claim(pk(), NOW, LEASE).orElseThrow();
    store.network.next(1, "UpdateItem", Fault.ANSWER_LOST);
    outbox.sent(owed, "message-1", NOW, FORGOTTEN).alone();
    assertThat(outbox.progress(PLAZA, entry(1))).contains(new Progress("sent", ""));
  }

  @Test
  void one_that_is_given_back_is_due_again_then_with_its_attempts() {
    owe(NOW);
    Instant later = Instant.parse("2026-03-21T04:00:00Z");
    outbox.retryAt(outbox.claim(pk(), NOW, LEASE).orElseThrow(), later);
    assertThat(outbox.due(PLAZA, LocalDate.parse("2026-03-20"))).isEmpty();
    assertThat(outbox.due(PLAZA, LocalDate.parse("2026-03-21")))
        .containsExactly(new Due(pk(), MAIL.rank(), later));
    assertThat(outbox.claim(pk(), later.minusMillis(1), LEASE)).isEmpty();
    assertThat(outbox.claim(pk(), later, LEASE).orElseThrow().attempts()).isEqualTo(2);
  }

  @Test
  void one_that_is_put_off_has_all_its_attempts_before_it() {
    owe(NOW);
    outbox.putOff(outbox.claim(pk(), NOW, LEASE).orElseThrow(), NOW.plusSeconds(60));
    assertThat(outbox.claim(pk(), NOW.plusSeconds(60), LEASE).orElseThrow().attempts()).isOne();
  }

  @Test
  void whoever_lost_the_claim_gives_nothing_back() {
    owe(NOW);
    Owed first = outbox.claim(pk(), NOW, LEASE).orElseThrow();
    Owed second = outbox.claim(pk(), NOW.plus(LEASE), LEASE).orElseThrow();
    outbox.retryAt(first, NOW.plusSeconds(9_999));
    assertThat(outbox.find(PLAZA, entry(1)).orElseThrow().attempts()).isEqualTo(2);
    assertThat(outbox.claim(pk(), NOW.plus(LEASE).plusSeconds(1), LEASE))
        .as("the second holds it still")
        .isEmpty();
    outbox.retryAt(second, NOW.plusSeconds(9_999));
    assertThat(outbox.claim(pk(), NOW.plusSeconds(9_999), LEASE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-20T00:00:00Z, 2026-03-20",
    "2026-03-20T23:59:59.999Z, 2026-03-20",
    "2026-03-21T00:00:00Z, 2026-03-21"
  })
  void what_is_due_on_a_day_in_UTC_is_found_there(Instant dueAt, LocalDate day) {
    owe(dueAt);
    assertThat(outbox.due(PLAZA, day)).containsExactly(new Due(pk(), MAIL.rank(), dueAt));
    assertThat(outbox.due(TRANSFORMERS, day)).isEmpty();
  }

  @Test
  void A12_the_first_rank_is_met_first_then_who_waited_longest() {
    Due first = new Due("c", 0, NOW.plusSeconds(9));
    Due second = new Due("a", 1, NOW);
    Due third = new Due("b", 1, NOW.plusMillis(1));
    assertThat(List.of(third, second, first).stream().sorted(Due.ORDER))
        .containsExactly(first, second, third);
  }

  @Test
  void what_concerns_an_entry_is_found_met_or_not_and_erased_with_it() {
    owe(NOW);
    store.written(
        outbox.enqueue(PLAZA, entry(2), MAIL, NOW, NOW),
        outbox.enqueue(TRANSFORMERS, entry(3), MAIL, NOW, NOW),
        outbox.enqueue(
            PLAZA, entry(4), new Obligation.Mail(MailKind.SEAL_NOTICE, "2026-03-20"), NOW, NOW));
    outbox.sent(outbox.claim(pk(), NOW, LEASE).orElseThrow(), "m", NOW, FORGOTTEN).alone();
    assertThat(outbox.concerning(PLAZA, entry(7))).containsExactlyInAnyOrder(entry(1), entry(2));
    store.written(outbox.erase(PLAZA, entry(1)), outbox.erase(PLAZA, entry(99)));
    assertThat(outbox.concerning(PLAZA, entry(7))).containsExactly(entry(2));
  }

  @Test
  void A33_a_bounce_or_complaint_that_was_heard_is_not_made_a_delivery() {
    owe(NOW);
    assertThat(outbox.noteDelivered(PLAZA, entry(1))).isTrue();
    assertThat(outbox.noteDelivered(PLAZA, entry(1))).isFalse();
    store.written(outbox.noteFeedback(PLAZA, entry(1), "feedback-1", "bounced"));
    assertThat(outbox.noteDelivered(PLAZA, entry(1))).isFalse();
    assertThat(outbox.progress(PLAZA, entry(1))).contains(new Progress("pending", "bounced"));
  }

  @Test
  void A34_feedback_is_noted_once_for_each_id_and_makes_no_item() {
    owe(NOW);
    store.written(outbox.noteFeedback(PLAZA, entry(1), "feedback-1", "bounced"));
    store.refused(outbox.noteFeedback(PLAZA, entry(1), "feedback-1", "complained"));
    store.written(outbox.noteFeedback(PLAZA, entry(1), "feedback-2", "complained"));
    assertThat(outbox.progress(PLAZA, entry(1)).orElseThrow().feedback()).isEqualTo("complained");
    store.refused(outbox.noteFeedback(PLAZA, entry(2), "feedback-1", "bounced"));
    assertThat(outbox.noteDelivered(PLAZA, entry(2))).isFalse();
    assertThat(outbox.progress(PLAZA, entry(2))).isEqualTo(Optional.empty());
  }

  private void owe(Instant dueAt) {
    store.written(outbox.enqueue(PLAZA, entry(1), MAIL, NOW, dueAt));
  }

  private static String pk() {
    return OutboxStore.pk(PLAZA, entry(1));
  }

  private void finish(String state, Owed owed) {
    switch (state) {
      case "sent" -> outbox.sent(owed, "message-1", NOW, FORGOTTEN).alone();
      case "void" -> outbox.voided(owed, NOW, FORGOTTEN).alone();
      default -> store.written(outbox.failed(owed, NOW, FORGOTTEN));
    }
  }

  /// Whether finishing it so changes nothing any more.
  private boolean isRefused(String how, Owed owed) {
    List<String> before = store.tables.dump();
    switch (how) {
      case "sent" -> outbox.sent(owed, "message-2", NOW, FORGOTTEN).alone();
      case "void" -> outbox.voided(owed, NOW, FORGOTTEN).alone();
      case "again" -> outbox.retryAt(owed, NOW);
      case "put off" -> outbox.putOff(owed, NOW);
      default -> store.write(outbox.failed(owed, NOW, FORGOTTEN));
    }
    return store.tables.dump().equals(before);
  }
}
