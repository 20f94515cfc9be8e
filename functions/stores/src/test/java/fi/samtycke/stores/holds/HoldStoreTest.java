package fi.samtycke.stores.holds;

import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.Hold;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.holds.HoldStore.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// I11: holds beside contacts and conversations.
class HoldStoreTest implements WriteContract {
  private static final Hold UNTIL_LIFTED =
      new Hold(entry(31), "a claim | \"x\"", Optional.empty(), NOW, "staff:anna");
  private static final Hold UNTIL_A_DAY =
      new Hold(entry(32), "", Optional.of(LocalDate.parse("2026-04-10")), NOW, "staff:anna");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final HoldStore holds = new HoldStore(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "a hold is placed",
            its ->
                its.written(
                    new HoldStore(its.wiring, its.dynamoDb())
                        .place(PLAZA, Place.CONTACT, entry(1), UNTIL_A_DAY))));
  }

  @ParameterizedTest
  @EnumSource
  void holds_are_read_as_they_were_placed_with_a_last_day_and_without(Place place) {
    store.written(
        holds.place(PLAZA, place, entry(1), UNTIL_LIFTED),
        holds.place(PLAZA, place, entry(1), UNTIL_A_DAY));
    store.tables.inAnotherFormat(place == Place.CONTACT ? "REGISTER" : "CONVERSATIONS");
    assertThat(holds.of(PLAZA, place, entry(1))).containsExactly(UNTIL_LIFTED, UNTIL_A_DAY);
    assertThat(holds.of(PLAZA, place, entry(2))).isEmpty();
    assertThat(holds.of(TRANSFORMERS, place, entry(1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_hold_is_placed_once_and_lifted_once(Place place) {
    store.written(holds.place(PLAZA, place, entry(1), UNTIL_A_DAY));
    store.refused(holds.place(PLAZA, place, entry(1), UNTIL_A_DAY));
    store.written(holds.lift(PLAZA, place, entry(1), UNTIL_A_DAY.id()));
    store.refused(holds.lift(PLAZA, place, entry(1), UNTIL_A_DAY.id()));
    assertThat(holds.of(PLAZA, place, entry(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-10T20:59:59.999Z, true",
    "2026-04-10T21:00:00Z, false",
    "2026-03-01T00:00:00Z, true"
  })
  void a_hold_stands_through_its_last_day_in_the_controllers_zone_B02(Instant now, boolean stands) {
    store.written(holds.place(PLAZA, Place.CONVERSATION, entry(1), UNTIL_A_DAY));
    assertThat(holds.standing(store.plaza(), entry(1), now).isPresent()).isEqualTo(stands);
  }

  @Test
  void one_that_stands_is_found_beside_a_contact_and_beside_a_conversation() {
    Instant late = Instant.parse("2036-01-01T00:00:00Z");
    assertThat(holds.standing(store.plaza(), entry(1), late)).isEmpty();
    store.written(
        holds.place(PLAZA, Place.CONTACT, entry(1), UNTIL_A_DAY),
        holds.place(PLAZA, Place.CONTACT, entry(1), UNTIL_LIFTED),
        holds.place(PLAZA, Place.CONVERSATION, entry(2), UNTIL_LIFTED));
    assertThat(holds.standing(store.plaza(), entry(1), late)).contains(UNTIL_LIFTED);
    assertThat(holds.standing(store.plaza(), entry(2), late)).contains(UNTIL_LIFTED);
  }
}
