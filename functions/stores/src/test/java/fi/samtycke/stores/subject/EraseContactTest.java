package fi.samtycke.stores.subject;

import static fi.samtycke.stores.Samples.FULL;
import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.RegisterStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;

/// A contact is erased with all that stands beside it and by which it is found.
class EraseContactTest implements WriteContract {
  private static final Actor STAFF = new Actor.Staff("anna");
  private static final AddressDigest FORMER = new AddressDigest("1.former");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final RegisterStore register = register(store);

  @Override
  public Stream<Deed> writes() {
    return Stream.of(new Deed("a contact is erased", its -> in(its, 2), EraseContactTest::erase));
  }

  @Test
  void nothing_is_left_but_a_line_of_the_log() {
    in(store, 60);
    assertThat(erase(store)).isEqualTo(new EraseContact.Erased.Gone());
    assertThat(store.tables.everything("REGISTER")).isEmpty();
    assertThat(new ChangeLogStore(store.wiring, store.dynamoDb()).last(PLAZA, entry(1)))
        .map(LoggedChange::action)
        .contains(Action.CONTACT_ERASED.value());
    assertThat(erase(store)).as("again").isEqualTo(new EraseContact.Erased.Gone());
  }

  @Test
  void A05_one_with_many_parts_whose_erasure_was_cut_is_still_there_and_is_erased_again() {
    in(store, 60);
    AtomicInteger calls = new AtomicInteger();
    store.network.let(
        call -> call.equals("TransactWriteItems") && calls.getAndIncrement() > 0, Fault.REFUSED);
    assertThatThrownBy(() -> erase(store)).isInstanceOf(SdkClientException.class);
    store.network.mend();
    assertThat(register.find(PLAZA, entry(1))).isPresent();
    assertThat(erase(store)).isEqualTo(new EraseContact.Erased.Gone());
    assertThat(store.tables.everything("REGISTER")).isEmpty();
  }

  @Test
  void a_hold_that_stands_forbids_it_and_one_that_is_over_goes_with_it() {
    in(store, 2);
    HoldStore holds = new HoldStore(store.wiring, store.dynamoDb());
    Hold over = hold(31, Optional.of(LocalDate.parse("2026-03-19")));
    Hold stands = hold(32, Optional.of(LocalDate.parse("2026-03-20")));
    store.written(holds.place(PLAZA, HoldStore.Place.CONTACT, entry(1), over));
    store.written(holds.place(PLAZA, HoldStore.Place.CONTACT, entry(1), stands));
    List<String> before = store.tables.dump();
    assertThat(erase(store)).isInstanceOf(EraseContact.Erased.Held.class);
    assertThat(store.tables.dump()).isEqualTo(before);
    store.tables.erase("REGISTER", RegisterStore.pk(PLAZA, entry(1)), "hold#" + stands.id());
    assertThat(erase(store)).isEqualTo(new EraseContact.Erased.Gone());
    assertThat(store.tables.everything("REGISTER")).isEmpty();
  }

  @Test
  void the_note_that_it_is_restricted_gets_an_end() {
    in(store, 0);
    store.written(
        register.restrict(PLAZA, register.find(PLAZA, entry(1)).orElseThrow(), "case", HEAD));
    assertThat(store.tables.everything("LEDGER")).isEmpty();
    erase(store);
    assertThat(store.tables.everything("LEDGER"))
        .singleElement()
        .satisfies(note -> assertThat(note.at("releasedAt")).isEqualTo(NOW));
  }

  @Test
  void another_controllers_contact_of_the_same_id_stays() {
    in(store, 2);
    store.written(register.insert(TRANSFORMERS, entry(1), FULL, NOW, HEAD));
    erase(store);
    assertThat(register.find(TRANSFORMERS, entry(1))).isPresent();
  }

  /// With its consents left out, its address, a former one, and so many disclosures.
  private static void in(StoreExtension store, int disclosures) {
    new DigestKeyStore(store.wiring, store.dynamoDb()).create(PLAZA, 1, new byte[32], NOW);
    RegisterStore register = register(store);
    AddressDigest own = digests(store).of(PLAZA, FULL.address());
    store.written(
        register.insert(PLAZA, entry(1), FULL, NOW, HEAD),
        register.index(PLAZA, own, entry(1)),
        register.index(PLAZA, FORMER, entry(1)));
    ContactParts parts = new ContactParts(store.wiring, store.dynamoDb());
    for (int i = 1; i <= disclosures; i++) {
      store.written(
          parts.note(
              PLAZA,
              entry(1),
              new Disclosure(
                  entry(100 + i), "network-operator", List.of("name"), "x", "y", NOW, "staff:a")));
    }
  }

  private static EraseContact.Erased erase(StoreExtension store) {
    return new EraseContact(store.wiring, store.dynamoDb(), digests(store), store.work())
        .erase(store.plaza(), entry(1), List.of(FORMER), STAFF, NOW);
  }

  private static Hold hold(int id, Optional<LocalDate> until) {
    return new Hold(entry(id), "a claim", until, NOW, "staff:anna");
  }

  private static Digests digests(StoreExtension store) {
    return new Digests(new DigestKeyStore(store.wiring, store.dynamoDb()), store.clock);
  }

  private static RegisterStore register(StoreExtension store) {
    return new RegisterStore(store.wiring, store.dynamoDb());
  }
}
