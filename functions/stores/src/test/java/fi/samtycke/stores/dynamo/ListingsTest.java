package fi.samtycke.stores.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of a list, over the index `contacts` of the register.
class ListingsTest {
  private static final String OURS = "btb-plaza#contacts";
  private static final Listings.Index CONTACTS = new Listings.Index("contacts");

  @RegisterExtension private final StoreExtension store = new StoreExtension();

  @Test
  void an_empty_list_has_one_empty_part() {
    assertThat(page(Optional.empty(), 3))
        .isEqualTo(new Listings.Page<>(List.of(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 8, 100})
  void parts_of_any_size_tell_everything_once_the_latest_first(int limit) {
    for (int i = 1; i <= 7; i++) {
      put(OURS, "2026-03-0" + i, i);
    }
    List<EntryId> told = new ArrayList<>();
    Optional<String> after = Optional.empty();
    int parts = 0;
    do {
      Listings.Page<EntryId> part = page(after, limit);
      assertThat(part.rows()).hasSizeLessThanOrEqualTo(limit);
      told.addAll(part.rows());
      after = part.next();
      parts++;
    } while (after.isPresent());
    assertThat(told)
        .isEqualTo(IntStream.of(7, 6, 5, 4, 3, 2, 1).mapToObj(WriteContract::entry).toList());
    assertThat(parts).isEqualTo(Math.ceilDiv(7, limit));
  }

  @Test
  void entries_of_the_same_instant_are_told_apart_by_their_ids() {
    put(OURS, "2026-03-01", 1);
    put(OURS, "2026-03-01", 2);
    Listings.Page<EntryId> first = page(Optional.empty(), 1);
    assertThat(first.rows()).containsExactly(WriteContract.entry(2));
    assertThat(page(first.next(), 1).rows()).containsExactly(WriteContract.entry(1));
  }

  @Test
  void what_comes_in_between_two_parts_moves_nothing() {
    put(OURS, "2026-03-01", 1);
    put(OURS, "2026-03-02", 2);
    Listings.Page<EntryId> first = page(Optional.empty(), 1);
    put(OURS, "2026-03-03", 3);
    assertThat(page(first.next(), 1).rows()).containsExactly(WriteContract.entry(1));
  }

  @Test
  void another_controllers_entries_and_those_without_a_place_are_not_told() {
    put("btb-transformers#contacts", "2026-03-01", 1);
    store.tables.put("REGISTER", Attributes.item("btb-plaza#contact#x", "contact"));
    assertThat(page(Optional.empty(), 5).rows()).isEmpty();
  }

  @Test
  void what_the_caller_does_not_see_is_passed_over_and_a_full_part_knows_whether_it_is_the_last() {
    for (int i = 1; i <= 7; i++) {
      put(OURS, "2026-03-0" + i, i);
    }
    Listings.Page<EntryId> even = page(Optional.empty(), 2, row -> number(row) % 2 == 0);
    assertThat(even.rows()).containsExactly(WriteContract.entry(6), WriteContract.entry(4));
    Listings.Page<EntryId> rest = page(even.next(), 2, row -> number(row) % 2 == 0);
    assertThat(rest.rows()).containsExactly(WriteContract.entry(2));
    assertThat(rest.next()).isEmpty();
    assertThat(store.network.calls()).containsOnly("Query");
  }

  @Test
  void A17_a_part_in_which_nothing_is_seen_ends_and_can_be_gone_on_behind() {
    for (int i = 1; i <= Listings.MOST_EXAMINED + 5; i++) {
      put(OURS, "%08d".formatted(i), i);
    }
    Listings.Page<EntryId> first = page(Optional.empty(), 2, row -> number(row) == 1);
    assertThat(first.rows()).isEmpty();
    Listings.Page<EntryId> second = page(first.next(), 2, row -> number(row) == 1);
    assertThat(second)
        .isEqualTo(new Listings.Page<>(List.of(WriteContract.entry(1)), Optional.empty()));
  }

  @Test
  void DynamoDB_leaves_out_what_is_not_asked_for_by_an_attribute_of_any_name() {
    for (int i = 1; i <= 8; i++) {
      put(OURS, "2026-03-0" + i, i);
    }
    Listings.Only only = new Listings.Only("state", List.of("3", "7", "x"));
    Listings.Page<EntryId> page =
        Listings.page(
            store.table("REGISTER"),
            CONTACTS,
            new Listings.Asked(OURS, Optional.empty(), 1, Optional.of(only), false),
            row -> Optional.of(Listings.id(row)),
            () -> false);
    assertThat(page.rows()).containsExactly(WriteContract.entry(7));
    assertThat(page.next()).isPresent();
  }

  private static int number(Attributes row) {
    return Integer.parseInt(Listings.id(row).value());
  }

  private void put(String partition, String day, int number) {
    store.tables.put(
        "REGISTER",
        Attributes.item(partition + "#" + WriteContract.entry(number), "contact")
            .with("state", Integer.toString(number))
            .with("contacts", partition)
            .with("contactsOrder", day + "#" + WriteContract.entry(number)));
  }

  private Listings.Page<EntryId> page(Optional<String> after, int limit) {
    return page(after, limit, _ -> true);
  }

  private Listings.Page<EntryId> page(
      Optional<String> after, int limit, Predicate<Attributes> seen) {
    return Listings.page(
        store.table("REGISTER"),
        CONTACTS,
        new Listings.Asked(OURS, after, limit),
        row -> Optional.of(row).filter(seen).map(Listings::id),
        () -> false);
  }
}
