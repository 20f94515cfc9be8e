package fi.samtycke.stores.quarantine;

import static fi.samtycke.stores.Samples.BARE;
import static fi.samtycke.stores.Samples.FULL;
import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.quarantine.QuarantineStore.Shown;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// I2: an entry of the quarantine in its store, from its entrance until it has ended once.
class QuarantineStoreTest {
  private static final Instant ANSWER_BY = Instant.parse("2026-04-03T21:00:00Z");
  private static final Instant HARD_LIMIT = Instant.parse("2026-04-19T21:00:00Z");
  private static final Instant STUB_GONE = Instant.parse("2026-05-03T21:00:00Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final QuarantineStore quarantine = new QuarantineStore(store.wiring, store.dynamoDb());
  private final QuarantineAsking asking = new QuarantineAsking(store.wiring, store.dynamoDb());

  @Test
  void an_entry_is_read_as_it_was_entered_with_all_that_may_be_known_and_without() {
    for (ContactData data : List.of(FULL, BARE)) {
      enter(data);
      Stored stored =
          new Stored(
              new QuarantineEntry.Entered(entry(1), data.enteredAt()),
              Optional.of(data),
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(entry(5)),
              HEAD);
      assertThat(find()).isEqualTo(stored);
      store.tables.inAnotherFormat("QUARANTINE");
      assertThat(find()).as("A37").isEqualTo(stored);
      assertThat(quarantine.find(TRANSFORMERS, entry(1))).isEmpty();
      store.tables.erase("QUARANTINE", QuarantineStore.pk(PLAZA, entry(1)), "entry");
    }
  }

  @Test
  void an_id_is_entered_once() {
    enter(FULL);
    store.refused(quarantine.enter(PLAZA, entry(1), BARE, entry(6), ChainHead.NONE, HARD_LIMIT));
    assertThat(find().data()).contains(FULL);
  }

  @Test
  void admitted_asked_and_reminded_it_is_read_with_its_links_and_mails() {
    enter(FULL);
    Stored asked = asked();
    assertThat(asked.entry())
        .isEqualTo(new QuarantineEntry.Asked(entry(1), NOW, ANSWER_BY, 0, false));
    assertThat(asked.address()).contains(new AddressDigest("1.address"));
    assertThat(asked.links()).containsExactly("link 0");
    assertThat(asked.mails()).containsExactly(new AskingMail("m0", NOW));
    assertThat(asked.head()).isEqualTo(NEXT);
    store.written(
        asking.remind(
            PLAZA, (QuarantineEntry.Asked) asked.entry(), 1, ANSWER_BY, Optional.of(entry(6))));
    store.written(asking.addLink(PLAZA, find(), 1, "link 1"));
    store.written(asking.reminded(PLAZA, find(), new AskingMail("m1", NOW.plusSeconds(9)), HEAD));
    store.written(asking.returned(PLAZA, find(), NEXT));
    store.tables.inAnotherFormat("QUARANTINE");
    assertThat(find())
        .isEqualTo(
            new Stored(
                new QuarantineEntry.Asked(entry(1), NOW, ANSWER_BY, 1, true),
                Optional.of(FULL),
                Optional.of(new AddressDigest("1.address")),
                List.of("link 0", "link 1"),
                List.of(new AskingMail("m0", NOW), new AskingMail("m1", NOW.plusSeconds(9))),
                List.of(entry(5), entry(6)),
                NEXT));
  }

  @Test
  void an_answer_leaves_a_stub_without_personal_data_which_is_gone_in_time() {
    for (Answer answer : Answer.values()) {
      enter(FULL);
      store.written(
          quarantine.answer(PLAZA, asked(), answer, List.of("communication"), NOW, STUB_GONE));
      store.tables.inAnotherFormat("QUARANTINE");
      Stored stub = find();
      assertThat(stub.entry())
          .isEqualTo(new QuarantineEntry.Answered(entry(1), answer, List.of("communication")));
      assertThat(stub.data()).isEmpty();
      assertThat(stub.links()).containsExactly("link 0");
      assertThat(stub.head()).isEqualTo(ChainHead.NONE);
      assertThat(item().count(Attributes.TIME_TO_LIVE)).isEqualTo((int) STUB_GONE.getEpochSecond());
      assertThat(store.tables.dump().toString())
          .doesNotContain("example.com", "Öberg", "1.address");
      store.tables.erase("QUARANTINE", QuarantineStore.pk(PLAZA, entry(1)), "entry");
    }
  }

  @Test
  void an_answer_counts_until_the_last_millisecond_and_only_of_one_who_was_asked() {
    enter(FULL);
    store.refused(quarantine.answer(PLAZA, find(), Answer.CONSENT, List.of(), NOW, STUB_GONE));
    Stored asked = asked();
    store.refused(quarantine.answer(PLAZA, asked, Answer.CONSENT, List.of(), ANSWER_BY, STUB_GONE));
    store.written(
        quarantine.answer(
            PLAZA, asked, Answer.CONSENT, List.of(), ANSWER_BY.minusMillis(1), STUB_GONE));
  }

  @Test
  void an_admitted_one_whose_mail_nobody_knows_of_may_answer() {
    enter(FULL);
    admit();
    store.written(quarantine.answer(PLAZA, find(), Answer.REFUSE, List.of(), NOW, STUB_GONE));
    assertThat(find().entry())
        .isEqualTo(new QuarantineEntry.Answered(entry(1), Answer.REFUSE, List.of()));
  }

  @Test
  void A19_A20_A21_whoever_ends_it_second_is_refused_whatever_both_want() {
    enter(FULL);
    Stored asked = asked();
    store.written(quarantine.answer(PLAZA, asked, Answer.CONSENT, List.of(), NOW, STUB_GONE));
    store.refused(quarantine.answer(PLAZA, asked, Answer.REFUSE, List.of(), NOW, STUB_GONE));
    store.refused(quarantine.erase(PLAZA, asked));
    store.refused(quarantine.stop(PLAZA, asked, "anna", Admission.SUPPRESSED, STUB_GONE));
    store.refused(asking.reminded(PLAZA, asked, new AskingMail("m1", NOW), HEAD));
    store.refused(asking.addLink(PLAZA, asked, 1, "link 1"));
    store.refused(asking.returned(PLAZA, asked, HEAD));
    assertThat(find().entry())
        .isEqualTo(new QuarantineEntry.Answered(entry(1), Answer.CONSENT, List.of()));
  }

  @Test
  void A22_A26_an_ending_is_refused_when_a_mail_was_begun_or_became_due_or_a_change_was_logged() {
    enter(FULL);
    Stored seen = asked();
    QuarantineEntry.Asked waiting = (QuarantineEntry.Asked) seen.entry();
    store.written(asking.addLink(PLAZA, seen, 1, "link 1"));
    assertRefusedEndings(seen, "a link");
    Stored linked = find();
    store.written(asking.remind(PLAZA, waiting, 1, ANSWER_BY, Optional.of(entry(6))));
    assertRefusedEndings(linked, "an obligation");
    Stored reminded = find();
    store.written(quarantine.remember(PLAZA, entry(1), NEXT, HEAD));
    assertRefusedEndings(reminded, "a change");
    store.written(quarantine.erase(PLAZA, find()));
    assertThat(quarantine.find(PLAZA, entry(1))).isEmpty();
  }

  @Test
  void what_staff_entered_and_may_not_be_asked_says_why() {
    enter(FULL);
    store.written(quarantine.stop(PLAZA, find(), "anna", Admission.SUPPRESSED, STUB_GONE));
    store.tables.inAnotherFormat("QUARANTINE");
    assertThat(find().entry())
        .isEqualTo(new QuarantineEntry.Stopped(entry(1), "anna", Admission.SUPPRESSED));
    assertThat(find().data()).isEmpty();
    assertThat(item().count(Attributes.TIME_TO_LIVE)).isEqualTo((int) STUB_GONE.getEpochSecond());
  }

  @Test
  void a_stub_is_erased_as_a_stub_and_one_that_waits_is_not() {
    enter(FULL);
    store.refused(quarantine.eraseStub(PLAZA, entry(1)));
    store.written(quarantine.stop(PLAZA, find(), "anna", Admission.CAPPED, STUB_GONE));
    store.written(quarantine.eraseStub(PLAZA, entry(1)));
    assertThat(quarantine.find(PLAZA, entry(1))).isEmpty();
  }

  @Test
  void the_sweep_finds_what_is_due_by_the_hard_limit_and_then_by_the_next_reminder() {
    enter(FULL);
    assertThat(due(HARD_LIMIT, HARD_LIMIT.minusMillis(1))).isFalse();
    assertThat(due(HARD_LIMIT, HARD_LIMIT)).isTrue();
    asked();
    assertThat(due(HARD_LIMIT, HARD_LIMIT)).isFalse();
    assertThat(due(NOW.plusSeconds(99), NOW.plusSeconds(99))).isTrue();
  }

  @Test
  void staff_see_an_entry_from_its_admission_on() {
    enter(FULL);
    assertThat(listed(Optional.empty())).isEmpty();
    admit();
    Stored admitted = find();
    assertThat(listed(Optional.empty()))
        .as("the index carries what the list shows")
        .containsExactly(new Shown(admitted.entry(), admitted.data(), admitted.head().sequence()));
    assertThat(listed(Optional.of(new Actor.Staff("anna")))).hasSize(1);
    assertThat(listed(Optional.of(new Actor.Staff("ben")))).isEmpty();
    store.written(quarantine.answer(PLAZA, find(), Answer.REFUSE, List.of(), NOW, STUB_GONE));
    assertThat(listed(Optional.empty())).isEmpty();
  }

  private List<Shown> listed(Optional<Actor> enteredBy) {
    return quarantine.list(PLAZA, enteredBy, _ -> true, Optional.empty(), 5).rows();
  }

  private void enter(ContactData data) {
    store.written(quarantine.enter(PLAZA, entry(1), data, entry(5), HEAD, HARD_LIMIT));
  }

  private void admit() {
    store.written(
        asking.admit(PLAZA, find(), NOW, ANSWER_BY, new AddressDigest("1.address"), "link 0"));
  }

  private Stored asked() {
    admit();
    store.written(
        asking.asked(
            PLAZA, find(), new AskingMail("m0", NOW), ANSWER_BY, NOW.plusSeconds(99), NEXT));
    return find();
  }

  private Stored find() {
    return quarantine.find(PLAZA, entry(1)).orElseThrow();
  }

  private Attributes item() {
    return store.tables.everything("QUARANTINE").getFirst();
  }

  private boolean due(Instant day, Instant now) {
    return quarantine
        .due(PLAZA, LocalDate.ofInstant(day, java.time.ZoneOffset.UTC), now)
        .contains(entry(1));
  }

  private void assertRefusedEndings(Stored seen, String because) {
    assertThat(
            List.of(
                store.write(
                    quarantine.answer(PLAZA, seen, Answer.CONSENT, List.of(), NOW, STUB_GONE)),
                store.write(quarantine.erase(PLAZA, seen)),
                store.write(quarantine.stop(PLAZA, seen, "anna", Admission.SUPPRESSED, STUB_GONE))))
        .as(because)
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Refused.class));
  }
}
