package fi.samtycke.stores.quarantine;

import static fi.samtycke.stores.Samples.FULL;
import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the mails that ask do to an entry: each step once, from the state before it.
class QuarantineAskingTest implements WriteContract {
  private static final Instant ANSWER_BY = Instant.parse("2026-04-03T21:00:00Z");
  private static final Instant HARD_LIMIT = Instant.parse("2026-04-19T21:00:00Z");
  private static final AskingMail MAIL = new AskingMail("m0", NOW);

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final QuarantineStore quarantine = new QuarantineStore(store.wiring, store.dynamoDb());
  private final QuarantineAsking asking = new QuarantineAsking(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("a contact is entered", QuarantineAskingTest::enter),
        new Deed(
            "it is admitted",
            QuarantineAskingTest::enter,
            its ->
                its.written(
                    new QuarantineAsking(its.wiring, its.dynamoDb())
                        .admit(
                            PLAZA,
                            find(its),
                            NOW,
                            ANSWER_BY,
                            new AddressDigest("1.address"),
                            "link"))));
  }

  @BeforeEach
  void entered() {
    enter(store);
  }

  @Test
  void an_admission_is_noted_again_with_the_next_try_and_the_link_before_it_stays_valid() {
    Stored entered = find();
    admit(entered, "link a");
    admit(find(), "link b");
    assertThat(find().links()).startsWith("link b").endsWith("link a");
    assertThat(find().entry()).isInstanceOf(QuarantineEntry.Admitted.class);
  }

  @Test
  void an_admission_needs_the_head_that_was_seen_and_no_mail_accepted() {
    Stored entered = find();
    store.written(quarantine.remember(PLAZA, entry(1), HEAD, NEXT));
    store.refused(
        asking.admit(PLAZA, entered, NOW, ANSWER_BY, new AddressDigest("1.address"), "link"));
    admit(find(), "link a");
    Stored admitted = find();
    store.written(asking.asked(PLAZA, admitted, MAIL, ANSWER_BY, ANSWER_BY, NEXT));
    store.refused(
        asking.admit(PLAZA, admitted, NOW, ANSWER_BY, new AddressDigest("1.address"), "link"));
    store.refused(asking.asked(PLAZA, admitted, MAIL, ANSWER_BY, ANSWER_BY, HEAD));
    store.refused(asking.notTaken(PLAZA, admitted, HARD_LIMIT));
  }

  @Test
  void a_mail_that_was_not_taken_leaves_the_entry_as_it_was_before() {
    Stored before = find();
    admit(before, "link a");
    store.written(asking.notTaken(PLAZA, before, HARD_LIMIT));
    Stored after = find();
    assertThat(after.entry()).isEqualTo(before.entry());
    assertThat(after.links()).isEqualTo(before.links());
    store.refused(asking.notTaken(PLAZA, before, HARD_LIMIT));
  }

  @Test
  void what_was_admitted_and_then_changed_is_not_taken_back_and_not_asked() {
    Stored before = find();
    admit(before, "link a");
    Stored admitted = find();
    store.written(quarantine.remember(PLAZA, entry(1), HEAD, NEXT));
    store.refused(asking.notTaken(PLAZA, before, HARD_LIMIT));
    store.refused(asking.asked(PLAZA, admitted, MAIL, ANSWER_BY, ANSWER_BY, NEXT));
  }

  @Test
  void A23_reminders_that_are_due_are_dealt_with_once() {
    Stored asked = asked();
    QuarantineEntry.Asked seen = (QuarantineEntry.Asked) asked.entry();
    store.written(asking.remind(PLAZA, seen, 2, ANSWER_BY, Optional.empty()));
    assertThat(find().obligations()).containsExactly(entry(5));
    store.refused(asking.remind(PLAZA, seen, 2, ANSWER_BY, Optional.of(entry(6))));
    assertThat(((QuarantineEntry.Asked) find().entry()).reminders()).isEqualTo(2);
  }

  @Test
  void nothing_is_reminded_linked_or_noted_of_what_was_not_asked() {
    Stored entered = find();
    store.refused(
        asking.remind(
            PLAZA,
            new QuarantineEntry.Asked(entry(1), NOW, ANSWER_BY, 0, false),
            1,
            ANSWER_BY,
            Optional.empty()));
    store.refused(asking.addLink(PLAZA, entered, 1, "link"));
    store.refused(asking.reminded(PLAZA, entered, MAIL, NEXT));
  }

  @Test
  void a_reminder_is_noted_and_linked_of_the_entry_that_was_seen() {
    Stored asked = asked();
    store.written(quarantine.remember(PLAZA, entry(1), NEXT, HEAD));
    store.refused(asking.addLink(PLAZA, asked, 1, "link"));
    store.refused(asking.reminded(PLAZA, asked, MAIL, NEXT));
    store.refused(asking.returned(PLAZA, asked, NEXT));
  }

  @Test
  void an_entry_that_is_gone_is_not_made_again() {
    Stored asked = asked();
    store.tables.erase("QUARANTINE", QuarantineStore.pk(PLAZA, entry(1)), "entry");
    store.refused(asking.addLink(PLAZA, asked, 1, "link"));
    store.refused(asking.returned(PLAZA, asked, NEXT));
    store.refused(
        asking.admit(PLAZA, asked, NOW, ANSWER_BY, new AddressDigest("1.address"), "link"));
    assertThat(store.tables.everything("QUARANTINE")).isEmpty();
  }

  private void admit(Stored seen, String link) {
    store.written(asking.admit(PLAZA, seen, NOW, ANSWER_BY, new AddressDigest("1.address"), link));
  }

  private Stored asked() {
    admit(find(), "link a");
    store.written(asking.asked(PLAZA, find(), MAIL, ANSWER_BY, ANSWER_BY, NEXT));
    return find();
  }

  private Stored find() {
    return find(store);
  }

  private static Stored find(StoreExtension store) {
    return new QuarantineStore(store.wiring, store.dynamoDb()).find(PLAZA, entry(1)).orElseThrow();
  }

  private static void enter(StoreExtension store) {
    store.written(
        new QuarantineStore(store.wiring, store.dynamoDb())
            .enter(PLAZA, entry(1), FULL, entry(5), HEAD, HARD_LIMIT));
  }
}
