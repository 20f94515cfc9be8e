package fi.samtycke.stores.mailbox;

import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.mailbox.PurgeStore.Mailbox;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D12: purges of the mailbox in their store: one at a time, put off and begun once.
class PurgeStoreTest implements WriteContract {
  private static final Instant CUT = Instant.parse("2025-09-20T09:00:00Z");
  private static final Instant START = Instant.parse("2026-03-27T10:00:00Z");
  private static final LocalDate LATEST = LocalDate.parse("2026-04-24");
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final FolderPurge INBOX =
      FolderPurge.counted("INBOX", 7, Optional.of(CUT.minusSeconds(99)), Optional.of(CUT), 3);
  private static final FolderPurge NONE =
      FolderPurge.counted("Arkiv", 0, Optional.empty(), Optional.empty(), 4);

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final PurgeStore purges = purges(store);
  private final PurgeChanges changes = new PurgeChanges(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("a purge is requested", PurgeStoreTest::request),
        new Deed("it is announced", PurgeStoreTest::request, PurgeStoreTest::announce),
        new Deed(
            "it is taken in hand",
            PurgeStoreTest::request,
            its -> purges(its).claim(PLAZA, entry(1), NOW, LEASE)),
        new Deed(
            "it is put down",
            PurgeStoreTest::request,
            its ->
                purges(its)
                    .putDown(PLAZA, entry(1), 2, Optional.of(PurgeFault.UNREACHABLE), START)),
        new Deed(
            "a folder is kept",
            PurgeStoreTest::request,
            its -> purges(its).keep(PLAZA, entry(1), 0, INBOX)));
  }

  @Test
  void a_purge_is_read_as_it_was_requested_for_a_declared_day_and_by_somebody() {
    request(store);
    Stored asked = find();
    assertThat(asked.purge()).isEqualTo(new Purge.Requested(entry(1), true));
    assertThat(asked.day()).isEmpty();
    assertThat(asked.requestedBy()).isEqualTo("staff:anna");
    assertThat(asked.createdAt()).isEqualTo(NOW);
    assertThat(asked.head()).isEqualTo(HEAD);
    assertThat(asked.folders()).isEmpty();
    assertThat(purges.mailbox(PLAZA, MailboxName.INFO))
        .isEqualTo(new Mailbox(Optional.of(entry(1)), Optional.empty()));
    store.tables.inAnotherFormat("CASES");
    assertThat(find()).as("A37").isEqualTo(asked);
    store.written(changes.close(PLAZA, asked, new Purge.Emptied(entry(1), CUT), NEXT, NOW));
    LocalDate day = LocalDate.parse("2026-04-01");
    store.written(
        changes.request(
            PLAZA,
            MailboxName.INFO,
            new Purge.Requested(entry(2), false),
            Optional.of(day),
            "schedule:x",
            HEAD,
            NOW));
    assertThat(purges.find(PLAZA, entry(2)).orElseThrow().day()).contains(day);
    assertThat(purges.mailbox(PLAZA, MailboxName.INFO))
        .isEqualTo(new Mailbox(Optional.of(entry(2)), Optional.of(day)));
    assertThat(purges.mailbox(TRANSFORMERS, MailboxName.INFO))
        .isEqualTo(new Mailbox(Optional.empty(), Optional.empty()));
  }

  @Test
  void one_is_open_at_a_time() {
    request(store);
    store.refused(
        changes.request(
            PLAZA,
            MailboxName.INFO,
            new Purge.Requested(entry(2), true),
            Optional.empty(),
            "staff:ben",
            HEAD,
            NOW));
    store.written(changes.close(PLAZA, find(), new Purge.Emptied(entry(1), CUT), NEXT, NOW));
    store.refused(
        changes.request(
            PLAZA,
            MailboxName.INFO,
            new Purge.Requested(entry(1), true),
            Optional.empty(),
            "staff:ben",
            HEAD,
            NOW));
  }

  @Test
  void L8_the_operators_mailbox_has_a_purge_of_its_own() {
    request(store);
    LocalDate day = LocalDate.parse("2026-08-01");
    store.written(
        changes.request(
            PLAZA,
            MailboxName.OPERATORS,
            new Purge.Requested(entry(2), false),
            Optional.of(day),
            "schedule:x",
            HEAD,
            NOW));
    store.tables.inAnotherFormat("CASES");
    assertThat(find().mailbox()).isEqualTo(MailboxName.INFO);
    Stored other = purges.find(PLAZA, entry(2)).orElseThrow();
    assertThat(other.mailbox()).isEqualTo(MailboxName.OPERATORS);
    store.written(changes.close(PLAZA, other, new Purge.Emptied(entry(2), CUT), NEXT, NOW));
    assertThat(purges.mailbox(PLAZA, MailboxName.OPERATORS))
        .isEqualTo(new Mailbox(Optional.empty(), Optional.of(day)));
    assertThat(purges.mailbox(PLAZA, MailboxName.INFO))
        .isEqualTo(new Mailbox(Optional.of(entry(1)), Optional.empty()));
  }

  @Test
  void what_was_counted_and_where_a_folder_is_are_read_as_they_were_kept() {
    request(store);
    announce(store);
    Stored announced = find();
    assertThat(announced.purge()).isEqualTo(new Purge.Announced(entry(1), CUT, START));
    assertThat(announced.cutAt()).contains(CUT);
    assertThat(announced.latestDay()).contains(LATEST);
    assertThat(announced.folders()).containsExactly(INBOX, NONE);
    FolderPurge inHand = INBOX.taking(List.of(7L, 4_000_000_000L));
    purges.keep(PLAZA, entry(1), 0, inHand);
    purges.keep(PLAZA, entry(1), 1, NONE.done(4_294_967_295L).ended());
    store.tables.inAnotherFormat("CASES");
    assertThat(find().folders()).containsExactly(inHand, NONE.done(4_294_967_295L).ended());
  }

  @Test
  void it_is_in_one_hand_until_the_lease_has_run_out_or_it_is_put_down() {
    request(store);
    assertThat(purges.claim(PLAZA, entry(1), NOW, LEASE)).isTrue();
    assertThat(purges.claim(PLAZA, entry(1), NOW.plus(LEASE).minusMillis(1), LEASE)).isFalse();
    assertThat(purges.claim(PLAZA, entry(1), NOW.plus(LEASE), LEASE)).isTrue();
    purges.putDown(PLAZA, entry(1), 2, Optional.of(PurgeFault.NOT_ADMITTED), START);
    assertThat(find().fault()).contains(PurgeFault.NOT_ADMITTED);
    assertThat(find().attempts()).isEqualTo(2);
    assertThat(find().nextAttemptAt()).isEqualTo(START);
    assertThat(purges.claim(PLAZA, entry(1), NOW.plus(LEASE), LEASE)).isTrue();
    purges.putDown(PLAZA, entry(1), 0, Optional.empty(), START);
    assertThat(find().fault()).isEmpty();
  }

  @Test
  void one_that_was_never_requested_is_not_made() {
    assertThat(purges.claim(PLAZA, entry(1), NOW, LEASE)).isFalse();
    purges.putDown(PLAZA, entry(1), 0, Optional.empty(), START);
    assertThat(store.tables.everything("CASES")).isEmpty();
  }

  @Test
  void it_is_begun_once_and_not_when_the_beginning_was_moved() {
    request(store);
    announce(store);
    Stored seen = find();
    store.written(changes.postpone(PLAZA, seen, START.plusSeconds(99), LATEST, HEAD));
    Purge.Emptying emptying = new Purge.Emptying(entry(1), CUT);
    assertThat(purges.begin(PLAZA, seen, emptying)).isFalse();
    assertThat(purges.begin(PLAZA, find(), emptying)).isTrue();
    assertThat(find().purge()).isEqualTo(emptying);
    assertThat(purges.begin(PLAZA, find(), emptying)).isFalse();
  }

  @Test
  void links_to_postpone_it_are_kept_while_it_is_announced_up_to_a_number_and_used_once() {
    request(store);
    assertThat(purges.addLink(PLAZA, entry(1), "early")).isFalse();
    announce(store);
    for (int i = 1; i <= PurgeItems.MOST_LINKS; i++) {
      assertThat(purges.addLink(PLAZA, entry(1), "link " + i)).isTrue();
    }
    assertThat(purges.addLink(PLAZA, entry(1), "one too many")).isFalse();
    List<String> links = find().links();
    store.written(changes.postpone(PLAZA, find(), START.plusSeconds(99), LATEST, HEAD));
    assertThat(find().links()).isEmpty();
    assertThat(find().usedLinks()).isEqualTo(links);
    assertThat(find().postponements()).isOne();
  }

  @Test
  void A28_whoever_changes_a_purge_has_seen_its_last_change() {
    request(store);
    Stored requested = find();
    announce(store);
    Stored seen = find();
    store.written(changes.bringForward(PLAZA, seen, NOW, HEAD));
    assertThat(find().startsAt()).contains(NOW);
    store.refused(
        changes.announce(
            PLAZA, requested, new Purge.Announced(entry(1), CUT, START), LATEST, List.of(), NEXT));
    store.refused(changes.postpone(PLAZA, seen, START, LATEST, NEXT));
    store.refused(changes.bringForward(PLAZA, seen, START, NEXT));
    store.refused(
        changes.close(PLAZA, seen, new Purge.Stopped(entry(1), PurgeFault.REFUSED), NEXT, NOW));
  }

  private Stored find() {
    return find(store);
  }

  private static Stored find(StoreExtension store) {
    return purges(store).find(PLAZA, entry(1)).orElseThrow();
  }

  private static PurgeStore purges(StoreExtension store) {
    return new PurgeStore(store.wiring, store.dynamoDb());
  }

  private static void request(StoreExtension store) {
    store.written(
        new PurgeChanges(store.wiring, store.dynamoDb())
            .request(
                PLAZA,
                MailboxName.INFO,
                new Purge.Requested(entry(1), true),
                Optional.empty(),
                "staff:anna",
                HEAD,
                NOW));
  }

  private static void announce(StoreExtension store) {
    store.written(
        new PurgeChanges(store.wiring, store.dynamoDb())
            .announce(
                PLAZA,
                find(store),
                new Purge.Announced(entry(1), CUT, START),
                LATEST,
                List.of(INBOX, NONE),
                NEXT));
  }
}
