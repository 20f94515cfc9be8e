package fi.samtycke.stores.register;

import static fi.samtycke.stores.Samples.BARE;
import static fi.samtycke.stores.Samples.FULL;
import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.register.RegisterStore.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Contacts of the register with what stands beside them.
class RegisterStoreTest implements WriteContract {
  private static final ConsentReceipt RECEIPT =
      new ConsentReceipt(
          "We may keep your data.",
          "keep",
          "3",
          Language.FI,
          List.of("customer-care", "newsletter"),
          List.of("prospects"),
          List.of(new AskingMail("m0", NOW.minusSeconds(99)), new AskingMail("m1", NOW)),
          NOW.plusSeconds(1),
          "7");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final RegisterStore register = register(store);
  private final ContactParts parts = new ContactParts(store.wiring, store.dynamoDb());
  private final ContactValues values = new ContactValues(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("a contact is registered with its consent and its address", RegisterStoreTest::in),
        new Deed(
            "it is restricted",
            RegisterStoreTest::in,
            its -> its.written(register(its).restrict(PLAZA, find(its), "case", NEXT))),
        new Deed(
            "it is erased",
            RegisterStoreTest::in,
            its ->
                its.written(
                    register(its).erase(PLAZA, find(its)),
                    register(its).unindex(PLAZA, new AddressDigest("1.a"), entry(1)))));
  }

  @Test
  void a_contact_is_read_as_it_was_registered_with_all_that_may_be_known_and_without() {
    for (ContactData data : List.of(FULL, BARE)) {
      EntryId id = store.id();
      store.written(register.insert(PLAZA, id, data, NOW, HEAD));
      Contact contact =
          new Contact(
              id,
              data,
              NOW,
              false,
              Set.of(),
              Set.of(),
              Optional.empty(),
              Set.of(),
              List.of(),
              HEAD);
      assertThat(register.find(PLAZA, id)).contains(contact);
      store.tables.inAnotherFormat("REGISTER");
      assertThat(register.find(PLAZA, id)).as("A37").contains(contact);
      assertThat(register.find(TRANSFORMERS, id)).isEmpty();
    }
  }

  @Test
  void an_id_is_registered_once() {
    in(store);
    store.refused(register.insert(PLAZA, entry(1), BARE, NOW, NEXT));
    assertThat(find().data()).isEqualTo(FULL);
  }

  @Test
  void N3_a_consent_is_read_as_it_was_kept_once_the_latest_first() {
    ConsentReceipt bare =
        new ConsentReceipt(
            "Yes.", "keep", "1", Language.SV, List.of(), List.of(), List.of(), NOW, "1");
    store.written(register.keep(PLAZA, entry(1), RECEIPT));
    store.written(register.keep(PLAZA, entry(1), bare));
    store.refused(register.keep(PLAZA, entry(1), RECEIPT));
    assertThat(register.consents(PLAZA, entry(1))).containsExactly(RECEIPT, bare);
    store.tables.inAnotherFormat("REGISTER");
    assertThat(register.consents(PLAZA, entry(1))).as("A37").containsExactly(RECEIPT, bare);
    assertThat(register.consents(PLAZA, entry(2))).isEmpty();
  }

  @Test
  void N3_a_receipt_of_the_first_version_is_read_as_a_yes_to_all_that_it_names() {
    store.written(
        Write.insert(
            new Table(store.wiring, store.dynamoDb(), "REGISTER_TABLE"),
            Attributes.item(RegisterStore.pk(PLAZA, entry(1)), "consent#2025-01-31T10:00:00.000Z")
                .with("statement", "We may keep your data for: A. B.")
                .with("statementId", "consent.statement")
                .with("statementVersion", "1")
                .with("statementHash", "not read")
                .with("language", "sv")
                .with("purposes", List.of("communication", "prospects"))
                .with("mails", List.of("m0"))
                .with("mailTimes", List.of("2025-01-30T10:00:00.000Z"))
                .with("consentedAt", "2025-01-31T10:00:00.000Z")
                .with("declaration", "7")));
    ConsentReceipt receipt = register.consents(PLAZA, entry(1)).getFirst();
    assertThat(receipt.statement()).isEqualTo("We may keep your data for: A. B.");
    assertThat(receipt.statementVersion()).isEqualTo("1");
    assertThat(receipt.purposes()).containsExactly("communication", "prospects");
    assertThat(receipt.declined()).isEmpty();
    assertThat(receipt.inForce(Set.of("prospects"))).containsExactly("communication");
  }

  @Test
  void L4_what_is_taken_back_adds_up_and_the_last_of_it_restricts() {
    in(store);
    store.written(register.withdraw(PLAZA, find(), List.of("prospects"), NEXT));
    assertThat(find().withdrawn()).containsExactly("prospects");
    assertThat(find().restricted()).isFalse();
    store.written(register.withdrawAll(PLAZA, find(), List.of("communication"), "ground", HEAD));
    assertThat(find().withdrawn()).containsExactlyInAnyOrder("communication", "prospects");
    assertThat(find().restrictedBy()).containsExactly("ground");
    store.refused(
        register.withdraw(
            PLAZA,
            new Contact(
                entry(1),
                FULL,
                NOW,
                false,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Set.of(),
                List.of(),
                NEXT),
            List.of("x"),
            HEAD));
  }

  @Test
  void L4_a_contact_on_a_legitimate_interest_names_it() {
    store.written(register.insert(PLAZA, entry(1), FULL, Optional.of("tending"), NOW, HEAD));
    assertThat(find().interest()).contains("tending");
    assertThat(find().restricted()).isFalse();
  }

  @Test
  void H13_A38_several_contacts_are_found_under_an_address_and_under_each_of_its_digests() {
    store.written(
        register.index(PLAZA, new AddressDigest("2.new"), entry(1)),
        register.index(PLAZA, new AddressDigest("2.new"), entry(2)),
        register.index(PLAZA, new AddressDigest("1.old"), entry(3)),
        register.index(TRANSFORMERS, new AddressDigest("2.new"), entry(4)));
    store.tables.inAnotherFormat("REGISTER");
    assertThat(
            register.withAddress(
                PLAZA, List.of(new AddressDigest("2.new"), new AddressDigest("1.old"))))
        .containsExactly(entry(1), entry(2), entry(3));
    store.written(register.unindex(PLAZA, new AddressDigest("2.new"), entry(1)));
    assertThat(register.withAddress(PLAZA, List.of(new AddressDigest("2.new"))))
        .containsExactly(entry(2));
  }

  @Test
  void contacts_are_listed_the_latest_first() {
    store.written(register.insert(PLAZA, entry(1), FULL, NOW, HEAD));
    store.written(register.insert(PLAZA, entry(2), BARE, NOW.plusSeconds(1), HEAD));
    store.written(register.insert(TRANSFORMERS, entry(3), BARE, NOW.plusSeconds(1), HEAD));
    store.written(register.restrict(PLAZA, find(), "case", NEXT));
    assertThat(register.list(PLAZA, Optional.empty(), 5).rows())
        .as("the index carries what the list shows")
        .containsExactly(
            new Shown(entry(2), BARE, NOW.plusSeconds(1), false, HEAD.sequence()),
            new Shown(entry(1), FULL, NOW, true, NEXT.sequence()));
  }

  @Test
  void a_withdrawal_link_is_added_to_a_contact_that_is_there() {
    in(store);
    assertThat(register.addLink(PLAZA, entry(1), "link 1")).isTrue();
    assertThat(register.addLink(PLAZA, entry(1), "link 2")).isTrue();
    assertThat(find().links()).containsExactly("link 1", "link 2");
    assertThat(register.addLink(PLAZA, entry(2), "link")).as("I4").isFalse();
    assertThat(register.find(PLAZA, entry(2))).isEmpty();
  }

  @Test
  void a_link_whose_answer_is_lost_is_there() {
    in(store);
    store.network.next(1, "UpdateItem", Fault.ANSWER_LOST);
    register.addLink(PLAZA, entry(1), "link 1");
    assertThat(find().links()).containsOnly("link 1");
  }

  @Test
  void a_contact_is_restricted_by_several_grounds_and_used_again_without_any() {
    in(store);
    store.written(register.restrict(PLAZA, find(), "case a", NEXT));
    store.written(register.restrict(PLAZA, find(), "case b", Set.of("task"), HEAD));
    store.tables.inAnotherFormat("REGISTER");
    assertThat(find().restricted()).isTrue();
    assertThat(find().restrictedBy()).isEqualTo(Set.of("case a", "case b"));
    store.written(register.release(PLAZA, find(), Set.of("case a"), NEXT));
    assertThat(find().restricted()).isTrue();
    assertThat(find().told()).containsExactly("task");
    store.written(register.release(PLAZA, find(), Set.of("case b"), HEAD));
    assertThat(find().restricted()).isFalse();
    assertThat(find().told()).isEmpty();
    assertThat(find().restrictedBy()).isEmpty();
  }

  @Test
  void A28_whoever_changes_a_contact_has_seen_its_last_change() {
    in(store);
    Contact seen = find();
    store.written(register.remember(PLAZA, entry(1), HEAD, NEXT));
    store.refused(register.restrict(PLAZA, seen, "case", NEXT));
    store.refused(register.release(PLAZA, seen, Set.of("case"), NEXT));
    store.refused(register.erase(PLAZA, seen));
    store.refused(register.unchanged(PLAZA, seen));
    store.refused(register.remember(PLAZA, entry(1), HEAD, NEXT));
    store.refused(
        values.rectify(PLAZA, seen, Map.of("name", "x"), Optional.empty(), List.of(), NEXT));
    store.refused(values.approve(PLAZA, seen, "ben", NEXT));
    assertThat(store.write(register.unchanged(PLAZA, find()))).isInstanceOf(Outcome.Written.class);
    store.written(register.erase(PLAZA, find()));
    assertThat(register.find(PLAZA, entry(1))).isEmpty();
  }

  @Test
  void whoever_changes_the_grounds_has_seen_all_of_them() {
    in(store);
    Contact unrestricted = find();
    store.written(register.restrict(PLAZA, unrestricted, "case a", HEAD));
    Contact one = find();
    store.refused(register.restrict(PLAZA, unrestricted, "case b", NEXT));
    store.written(register.remember(PLAZA, entry(1), HEAD, NEXT));
    store.refused(register.restrict(PLAZA, one, "case b", HEAD));
    store.written(register.remember(PLAZA, entry(1), NEXT, HEAD));
    store.written(register.restrict(PLAZA, one, "case b", HEAD));
    store.refused(register.release(PLAZA, one, Set.of("case a"), NEXT));
    assertThat(find().restrictedBy()).isEqualTo(Set.of("case a", "case b"));
  }

  @Test
  void a_contact_that_is_gone_is_not_made_again() {
    in(store);
    Contact seen = find();
    store.written(register.erase(PLAZA, seen));
    store.refused(register.restrict(PLAZA, seen, "case", NEXT));
    store.refused(values.approve(PLAZA, seen, "ben", NEXT));
    store.refused(register.unchanged(PLAZA, seen));
    assertThat(register.find(PLAZA, entry(1))).isEmpty();
  }

  @Test
  void values_are_put_right_and_the_rest_stays() {
    in(store);
    store.written(
        values.rectify(
            PLAZA, find(), Map.of("email", "new@example.com"), Optional.empty(), List.of(), NEXT));
    assertThat(find().data().fields()).isEqualTo(Map.of("email", "new@example.com"));
    assertThat(find().data().provenance()).isEqualTo(FULL.provenance());
    assertThat(find().head()).isEqualTo(NEXT);
    assertThat(values.addressChange(PLAZA, entry(1))).isEmpty();
  }

  @Test
  void F12_a_change_of_address_is_read_with_who_made_sure_of_it_and_every_former_address() {
    in(store);
    AddressChange first = new AddressChange(NOW, "anna", Optional.of("ben"));
    move(first, List.of(new AddressDigest("1.a"), new AddressDigest("2.a")));
    assertThat(values.addressChange(PLAZA, entry(1)).orElseThrow().approvedBy()).contains("ben");
    move(
        new AddressChange(NOW.plusSeconds(9), "cleo", Optional.empty()),
        List.of(new AddressDigest("2.b")));
    store.tables.inAnotherFormat("REGISTER");
    AddressChange second = values.addressChange(PLAZA, entry(1)).orElseThrow();
    assertThat(second.at()).isEqualTo(NOW.plusSeconds(9));
    assertThat(second.verifiedBy()).isEqualTo("cleo");
    assertThat(second.approvedBy()).as("nobody has made sure of this one").isEmpty();
    assertThat(second.former())
        .containsExactlyInAnyOrder(
            new AddressDigest("1.a"), new AddressDigest("2.a"), new AddressDigest("2.b"));
    store.written(values.approve(PLAZA, find(), "ben", HEAD));
    assertThat(values.addressChange(PLAZA, entry(1)).orElseThrow().approvedBy()).contains("ben");
  }

  @Test
  void F12_an_extract_waits_after_a_change_of_address_until_the_declared_time_or_a_second_person() {
    in(store);
    AddressCooling cooling = new AddressCooling(store.wiring, store.dynamoDb());
    List<EntryId> subjects = List.of(entry(1), entry(9));
    assertThat(cooling.mayBeSentTo(store.plaza(), subjects, NOW)).isTrue();
    move(new AddressChange(NOW, "anna", Optional.empty()), List.of());
    var until = cooling.until(store.plaza(), subjects, NOW).orElseThrow();
    assertThat(until)
        .isEqualTo(
            NOW.atZone(store.plaza().zone())
                .plus(store.plaza().rights().addressCooling())
                .toInstant());
    assertThat(cooling.mayBeSentTo(store.plaza(), subjects, until.minusMillis(1))).isFalse();
    assertThat(cooling.mayBeSentTo(store.plaza(), subjects, until)).isTrue();
    store.written(values.approve(PLAZA, find(), "ben", NEXT));
    assertThat(cooling.mayBeSentTo(store.plaza(), subjects, NOW)).isTrue();
  }

  @Test
  void what_was_disclosed_is_read_as_it_was_noted_the_earliest_first() {
    in(store);
    Disclosure late =
        new Disclosure(
            entry(21),
            "bank",
            List.of("name", "email"),
            "a credit",
            "contract",
            NOW.plusSeconds(9),
            "staff:anna");
    Disclosure early = new Disclosure(entry(22), "bank", List.of(), "", "", NOW, "staff:anna");
    store.written(parts.note(PLAZA, entry(1), late), parts.note(PLAZA, entry(1), early));
    store.refused(parts.note(PLAZA, entry(1), late));
    store.tables.inAnotherFormat("REGISTER");
    assertThat(parts.disclosures(PLAZA, entry(1))).containsExactly(early, late);
    assertThat(parts.disclosures(PLAZA, entry(2))).isEmpty();
    assertThat(parts.keys(PLAZA, entry(1))).hasSize(3).doesNotContain("contact");
    parts.keys(PLAZA, entry(1)).forEach(key -> store.written(parts.erase(PLAZA, entry(1), key)));
    assertThat(parts.keys(PLAZA, entry(1))).isEmpty();
    assertThat(find().data()).isEqualTo(FULL);
  }

  private void move(AddressChange change, List<AddressDigest> former) {
    store.written(
        values.rectify(PLAZA, find(), FULL.fields(), Optional.of(change), former, find().head()));
  }

  private Contact find() {
    return find(store);
  }

  private static Contact find(StoreExtension store) {
    return register(store).find(PLAZA, entry(1)).orElseThrow();
  }

  private static RegisterStore register(StoreExtension store) {
    return new RegisterStore(store.wiring, store.dynamoDb());
  }

  private static void in(StoreExtension store) {
    store.written(
        register(store).insert(PLAZA, entry(1), FULL, NOW, HEAD),
        register(store).keep(PLAZA, entry(1), RECEIPT),
        register(store).index(PLAZA, new AddressDigest("1.a"), entry(1)));
  }
}
