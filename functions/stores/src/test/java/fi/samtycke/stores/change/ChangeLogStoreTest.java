package fi.samtycke.stores.change;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.stores.ChangesMade;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// I6: the chain of changes of every entry.
class ChangeLogStoreTest implements WriteContract {
  private static final String AT = "2026-03-20T10:00:00Z";

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ChangesMade changes = new ChangesMade(store);
  private final ChangeLogStore log = changes.log();

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "a change is appended",
            its -> new ChangesMade(its).follow(ChainHead.NONE, PLAZA, entry(1), AT)));
  }

  @Test
  void G10_a_change_is_read_as_it_was_logged() {
    LoggedChange change =
        ChainHead.NONE.append(
            PLAZA,
            new Change(
                entry(1),
                Instant.parse(AT),
                new Actor.Staff("anna"),
                Action.CONTACT_RECTIFIED,
                List.of("name", "email"),
                "a \"reason\"\n{\"x\":1}"));
    store.written(log.append(change));
    assertThat(log.last(PLAZA, entry(1))).contains(change);
    assertThat(log.ofEntry(PLAZA, entry(1))).containsExactly(change);
  }

  @Test
  void a_change_without_fields_and_reason_is_read_as_it_was_logged() {
    LoggedChange change = changes.at(PLAZA, AT);
    assertThat(change.fields()).isEmpty();
    assertThat(change.reason()).isEmpty();
    assertThat(log.last(PLAZA, new EntryId(change.entry()))).contains(change);
  }

  @Test
  void A37_a_change_of_another_format_is_read() {
    LoggedChange change = changes.at(PLAZA, AT);
    store.tables.inAnotherFormat("CHANGE_LOG");
    assertThat(log.last(PLAZA, new EntryId(change.entry()))).contains(change);
  }

  @Test
  void a_place_in_a_chain_is_taken_once() {
    LoggedChange first = changes.follow(ChainHead.NONE, PLAZA, entry(1), AT);
    LoggedChange other = ChangesMade.next(ChainHead.NONE, PLAZA, entry(1), "2026-03-21T10:00:00Z");
    assertThat(store.write(log.append(other))).isEqualTo(new Outcome.Refused(Set.of(0)));
    assertThat(log.ofEntry(PLAZA, entry(1))).containsExactly(first);
  }

  @Test
  void a_chain_is_told_oldest_first_past_the_tenth_change_and_apart_from_others() {
    List<LoggedChange> chain = new ArrayList<>();
    ChainHead head = ChainHead.NONE;
    for (int i = 0; i < 12; i++) {
      LoggedChange next = changes.follow(head, PLAZA, entry(1), AT);
      chain.add(next);
      head = next.head();
    }
    changes.follow(ChainHead.NONE, PLAZA, entry(2), AT);
    changes.follow(ChainHead.NONE, TRANSFORMERS, entry(1), AT);
    assertThat(log.ofEntry(PLAZA, entry(1))).isEqualTo(chain);
    assertThat(log.last(PLAZA, entry(1))).contains(chain.getLast());
    assertThat(log.last(PLAZA, entry(3))).isEmpty();
  }

  @Test
  void a_day_begins_and_ends_at_midnight_in_UTC() {
    changes.at(PLAZA, "2026-03-19T23:59:59.999Z");
    LoggedChange first = changes.at(PLAZA, "2026-03-20T00:00:00Z");
    LoggedChange last = changes.at(PLAZA, "2026-03-20T23:59:59.999Z");
    changes.at(PLAZA, "2026-03-21T00:00:00Z");
    changes.at(TRANSFORMERS, "2026-03-20T12:00:00Z");
    assertThat(log.ofDay(PLAZA, LocalDate.parse("2026-03-20"))).containsExactly(first, last);
    assertThat(log.ofDay(PLAZA, LocalDate.parse("2026-03-22"))).isEmpty();
  }

  @Test
  void the_first_day_with_a_change_is_found() {
    changes.at(PLAZA, "2026-03-20T23:59:59.999Z");
    changes.at(PLAZA, "2026-03-25T12:00:00Z");
    assertThat(log.firstDay(PLAZA, LocalDate.parse("2000-01-01")))
        .contains(LocalDate.parse("2026-03-20"));
    assertThat(log.firstDay(PLAZA, LocalDate.parse("2026-03-20")))
        .contains(LocalDate.parse("2026-03-20"));
    assertThat(log.firstDay(PLAZA, LocalDate.parse("2026-03-21")))
        .contains(LocalDate.parse("2026-03-25"));
    assertThat(log.firstDay(PLAZA, LocalDate.parse("2026-03-26"))).isEmpty();
    assertThat(log.firstDay(TRANSFORMERS, LocalDate.parse("2000-01-01"))).isEmpty();
  }

  @Test
  void the_log_is_listed_newest_first_in_parts() {
    LoggedChange first = changes.at(PLAZA, "2026-03-20T10:00:00Z");
    LoggedChange second = changes.at(PLAZA, "2026-03-20T10:00:00.001Z");
    LoggedChange third = changes.at(PLAZA, "2026-03-21T10:00:00Z");
    changes.at(TRANSFORMERS, "2026-03-21T10:00:00Z");
    Listings.Page<LoggedChange> latest = log.list(PLAZA, Optional.empty(), 2);
    assertThat(latest.rows()).containsExactly(third, second);
    assertThat(log.list(PLAZA, latest.next(), 2))
        .isEqualTo(new Listings.Page<>(List.of(first), Optional.empty()));
  }
}
