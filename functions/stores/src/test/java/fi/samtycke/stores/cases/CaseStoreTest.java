package fi.samtycke.stores.cases;

import static fi.samtycke.stores.CaseSamples.ADDRESS;
import static fi.samtycke.stores.CaseSamples.DUE;
import static fi.samtycke.stores.CaseSamples.begun;
import static fi.samtycke.stores.CaseSamples.insert;
import static fi.samtycke.stores.CaseSamples.received;
import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Confirmed;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.CaseSamples;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.cases.CaseStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// D5: cases in their store.
class CaseStoreTest implements WriteContract {
  private static final List<EntryId> ABOUT = List.of(entry(7), entry(8));
  private static final Confirmed CONFIRMED = received(1).confirmed(ABOUT, "showed a card", NOW);

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final CaseStore cases = CaseSamples.cases(store);

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("a case is written down", its -> insert(its, 1)),
        new Deed(
            "it goes one step further",
            its -> insert(its, 1),
            its -> its.written(CaseSamples.cases(its).replace(PLAZA, begun(1), stored(CONFIRMED)))),
        new Deed(
            "a link is added",
            its -> insert(its, 1),
            its -> CaseSamples.cases(its).addLink(PLAZA, begun(1), "link 2")),
        new Deed(
            "it is erased",
            its -> insert(its, 1),
            its -> its.written(CaseSamples.cases(its).erase(PLAZA, begun(1)))));
  }

  static Stream<RightsCase> states() {
    return Stream.of(
        received(1),
        received(1).hindered("own-address"),
        received(1).challenged(DUE, false),
        received(1).challenged(DUE, true),
        received(1).leftToStaff(NOW),
        CONFIRMED,
        CONFIRMED.begun(NOW),
        CONFIRMED.extended("it is \"much\"", NOW),
        CONFIRMED.fulfilled(NOW),
        CONFIRMED.refused("it is | nobody", NOW),
        CONFIRMED.withdrawn(NOW),
        CONFIRMED.fulfilled(NOW).withoutPersonalParts());
  }

  @ParameterizedTest
  @MethodSource("states")
  void a_case_is_read_as_it_was_written_in_every_state(RightsCase request) {
    store.written(cases.insert(PLAZA, stored(request)));
    assertThat(find()).isEqualTo(stored(request));
    store.tables.inAnotherFormat("CASES");
    assertThat(find()).as("A37").isEqualTo(stored(request));
    assertThat(cases.find(TRANSFORMERS, entry(1))).isEmpty();
  }

  @Test
  void one_that_nobody_waits_for_and_that_has_nothing_of_the_person_is_read_too() {
    Stored bare =
        new Stored(
            CONFIRMED.fulfilled(NOW).withoutPersonalParts(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            HEAD,
            0);
    store.written(cases.insert(PLAZA, bare));
    assertThat(find()).isEqualTo(bare);
    assertThat(cases.withAddress(PLAZA, List.of(ADDRESS))).isEmpty();
  }

  @Test
  void an_id_is_taken_once() {
    insert(store, 1);
    store.refused(cases.insert(PLAZA, begun(1)));
  }

  @Test
  void A28_whoever_writes_a_case_has_seen_its_last_write() {
    insert(store, 1);
    Stored seen = find();
    store.written(cases.replace(PLAZA, seen, seen.next(CONFIRMED, Optional.of(DUE), NEXT)));
    store.refused(cases.replace(PLAZA, seen, seen.dueAgain(NOW)));
    store.refused(cases.erase(PLAZA, seen));
    assertThat(cases.addLink(PLAZA, seen, "late")).isFalse();
    assertThat(find()).isEqualTo(seen.next(CONFIRMED, Optional.of(DUE), NEXT).written());
    store.written(cases.erase(PLAZA, find()));
    assertThat(store.tables.everything("CASES")).isEmpty();
    store.refused(cases.replace(PLAZA, seen, seen));
  }

  @Test
  void what_a_case_remembers_besides_is_a_write_that_others_see() {
    insert(store, 1);
    Stored seen = find();
    store.written(cases.remember(PLAZA, entry(1), HEAD, NEXT));
    assertThat(find().head()).isEqualTo(NEXT);
    store.refused(cases.remember(PLAZA, entry(1), HEAD, NEXT));
    store.refused(cases.remember(PLAZA, entry(2), HEAD, NEXT));
    store.refused(cases.replace(PLAZA, seen, seen.dueAgain(NOW)));
  }

  @Test
  void of_many_links_the_oldest_goes() {
    insert(store, 1);
    for (int i = 2; i <= 21; i++) {
      assertThat(cases.addLink(PLAZA, find(), "link " + i)).isTrue();
    }
    assertThat(find().links()).hasSize(20).startsWith("link 2").endsWith("link 21");
  }

  @Test
  void a_case_without_an_address_is_no_longer_found_by_one() {
    insert(store, 1);
    AddressDigest older = new AddressDigest("0.address");
    assertThat(cases.withAddress(PLAZA, List.of(ADDRESS, older))).containsExactly(entry(1));
    assertThat(cases.withAddress(TRANSFORMERS, List.of(ADDRESS))).isEmpty();
    store.written(
        cases.replace(
            PLAZA, find(), find().next(CONFIRMED.withoutPersonalParts(), Optional.empty(), NEXT)));
    assertThat(find().digest()).isEmpty();
    assertThat(cases.withAddress(PLAZA, List.of(ADDRESS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-02, 2026-04-02T20:59:59.999Z, false",
    "2026-04-02, 2026-04-02T21:00:00Z, true",
    "2026-04-03, 2026-04-03T23:00:00Z, false"
  })
  void a_case_is_due_on_its_day_in_UTC_and_from_its_instant_on(
      LocalDate day, Instant now, boolean due) {
    insert(store, 1);
    assertThat(cases.due(PLAZA, day, now)).isEqualTo(due ? List.of(entry(1)) : List.of());
  }

  @Test
  void the_open_and_the_closed_ones_are_listed_page_by_page_without_what_the_person_gave() {
    for (int i = 1; i <= 3; i++) {
      insert(store, i);
    }
    store.written(
        cases.replace(
            PLAZA, find(), find().next(CONFIRMED.fulfilled(NOW), Optional.empty(), NEXT)));
    var first = cases.list(PLAZA, true, Optional.empty(), 1);
    assertThat(first.rows()).extracting(RightsCase::id).containsExactly(entry(3));
    assertThat(first.rows().getFirst().isForgotten()).isTrue();
    var second = cases.list(PLAZA, true, first.next(), 1);
    assertThat(second.rows()).extracting(RightsCase::id).containsExactly(entry(2));
    assertThat(second.next()).isEmpty();
    assertThat(cases.list(PLAZA, false, Optional.empty(), 9).rows())
        .extracting(RightsCase::state)
        .containsExactly("fulfilled");
  }

  private Stored find() {
    return CaseSamples.find(store, 1);
  }

  private static Stored stored(RightsCase request) {
    return new Stored(request, Optional.of(ADDRESS), List.of("a", "b"), Optional.of(DUE), HEAD, 0);
  }
}
