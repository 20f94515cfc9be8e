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
  private static final Listings.Index CONTACTS =
      new Listings.Index("contacts", "contacts", "contactsOrder");

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
    assertThat(parts).as("none is empty").isEqualTo((7 + limit - 1) / limit);
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
  void rows_that_the_caller_does_not_see_are_made_up_for_once_and_then_the_cursor_goes_on() {
    for (int i = 1; i <= 9; i++) {
      put(OURS, "2026-03-0" + i, i);
    }
    Listings.Page<EntryId> first = page(Optional.empty(), 2, id -> isOneOf(id, 9, 3, 1));
    assertThat(first.rows()).containsExactly(WriteContract.entry(9), WriteContract.entry(3));
    assertThat(page(first.next(), 2, id -> isOneOf(id, 9, 3, 1)))
        .isEqualTo(new Listings.Page<>(List.of(WriteContract.entry(1)), Optional.empty()));
    assertThat(page(Optional.empty(), 2, id -> isOneOf(id, 9, 3)).next())
        .as("behind it is nothing to see")
        .isEmpty();
  }

  @Test
  void a_page_examines_two_hundred_rows_at_most() {
    for (int i = 0; i < Listings.MOST_EXAMINED + 5; i++) {
      put(OURS, "%03d".formatted(i), i + 1);
    }
    Listings.Page<EntryId> none = page(Optional.empty(), 1, id -> isOneOf(id, 1));
    assertThat(none.rows()).isEmpty();
    assertThat(page(none.next(), 1, id -> isOneOf(id, 1)))
        .isEqualTo(new Listings.Page<>(List.of(WriteContract.entry(1)), Optional.empty()));
  }

  @Test
  void dynamodb_leaves_out_what_is_not_asked_for() {
    for (int i = 1; i <= 8; i++) {
      put(OURS, "2026-03-0" + i, i);
    }
    Listings.Only only = new Listings.Only("state", List.of("3", "7", "x"));
    Listings.Page<EntryId> page =
        Listings.page(
            store.dynamoDb(),
            store.wiring.required("REGISTER_TABLE"),
            CONTACTS,
            new Listings.Asked(OURS, Optional.empty(), 1, Optional.of(only), false),
            row -> Optional.of(Listings.id(row)));
    assertThat(page.rows()).containsExactly(WriteContract.entry(7));
    assertThat(page.next()).isPresent();
  }

  private static boolean isOneOf(EntryId id, int... numbers) {
    return IntStream.of(numbers).mapToObj(WriteContract::entry).anyMatch(id::equals);
  }

  private void put(String partition, String day, int number) {
    store.tables.put(
        "REGISTER",
        Attributes.item("btb-plaza#contact#" + WriteContract.entry(number), "contact")
            .with("state", Integer.toString(number))
            .with("contacts", partition)
            .with("contactsOrder", day + "#" + WriteContract.entry(number)));
  }

  private Listings.Page<EntryId> page(Optional<String> after, int limit) {
    return page(after, limit, _ -> true);
  }

  private Listings.Page<EntryId> page(Optional<String> after, int limit, Predicate<EntryId> seen) {
    return Listings.page(
        store.dynamoDb(),
        store.wiring.required("REGISTER_TABLE"),
        CONTACTS,
        new Listings.Asked(OURS, after, limit),
        row -> Optional.of(Listings.id(row)).filter(seen));
  }
}
