package fi.samtycke.stores.cases;

import static fi.samtycke.stores.CaseSamples.ADDRESS;
import static fi.samtycke.stores.CaseSamples.begun;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.cases.OpenRequestLocks.Turn;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N10: one open case of a kind for an address.
class OpenRequestLocksTest implements WriteContract {
  private static final RequestKind KIND = RequestKind.RECTIFICATION;

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final OpenRequestLocks turns = turns(store);

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("a turn is taken", OpenRequestLocksTest::take),
        new Deed(
            "the address is asked again",
            OpenRequestLocksTest::take,
            its ->
                its.written(
                    turns(its).askAgain(PLAZA, KIND, turn(), NOW.plusSeconds(1), entry(12)))),
        new Deed(
            "it is given back",
            OpenRequestLocksTest::take,
            its -> its.written(turns(its).giveBack(PLAZA, begun(1)))));
  }

  @Test
  void a_turn_is_read_as_it_was_taken_whatever_the_key_of_the_digest() {
    take(store);
    store.tables.inAnotherFormat("CASES");
    List<AddressDigest> digests = List.of(new AddressDigest("2.address"), ADDRESS);
    assertThat(turns.find(PLAZA, digests, KIND)).contains(turn());
    assertThat(turns.find(PLAZA, digests, RequestKind.ACCESS)).isEmpty();
    assertThat(turns.find(TRANSFORMERS, digests, KIND)).isEmpty();
  }

  @Test
  void it_is_taken_once_for_a_kind_and_an_address() {
    take(store);
    store.refused(turns.take(PLAZA, ADDRESS, KIND, entry(2), NOW, entry(12)));
    store.written(turns.take(PLAZA, ADDRESS, RequestKind.ACCESS, entry(2), NOW, entry(12)));
  }

  @Test
  void the_address_is_asked_again_by_one_of_two_and_not_about_another_case() {
    take(store);
    Turn other = new Turn(ADDRESS, entry(2), NOW, entry(11));
    store.refused(turns.askAgain(PLAZA, KIND, other, NOW, entry(12)));
    store.written(turns.askAgain(PLAZA, KIND, turn(), NOW, entry(12)));
    store.refused(turns.askAgain(PLAZA, KIND, turn(), NOW, entry(13)));
  }

  @Test
  void it_is_given_back_by_the_case_that_has_it_alone() {
    take(store);
    assertThat(turns.giveBack(PLAZA, begun(2))).isEmpty();
    var ends = turns.giveBack(PLAZA, begun(1));
    store.written(ends);
    store.refused(ends);
    assertThat(turns.giveBack(PLAZA, begun(1))).isEmpty();
    store.written(turns.take(PLAZA, ADDRESS, KIND, entry(2), NOW, entry(12)));
    store.refused(ends);
  }

  private static Turn turn() {
    return new Turn(ADDRESS, entry(1), NOW, entry(11));
  }

  private static void take(StoreExtension store) {
    store.written(turns(store).take(PLAZA, ADDRESS, KIND, entry(1), NOW, entry(11)));
  }

  private static OpenRequestLocks turns(StoreExtension store) {
    return new OpenRequestLocks(store.wiring, store.dynamoDb());
  }
}
