package fi.samtycke.stores.quarantine;

import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.quarantine.AddressStore.Challenged;
import fi.samtycke.stores.quarantine.AddressStore.Tried;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the quarantine holds on an address, by its digests.
class AddressStoreTest implements WriteContract {
  private static final Instant FORGOTTEN = Instant.parse("2026-04-03T10:00:00Z");
  private static final List<AddressDigest> BOTH =
      List.of(new AddressDigest("2.new"), new AddressDigest("1.old"));

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final AddressStore addresses = addresses(store);

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "an address is taken and a mail to it is counted",
            its ->
                its.written(
                    addresses(its).take(PLAZA, new AddressDigest("1.a"), entry(1)),
                    addresses(its).count(PLAZA, new AddressDigest("1.a"), true, NOW, FORGOTTEN))),
        new Deed(
            "one more mail and a challenge are counted",
            its ->
                its.written(
                    addresses(its).count(PLAZA, new AddressDigest("1.a"), true, NOW, FORGOTTEN)),
            its ->
                its.written(
                    addresses(its).count(PLAZA, new AddressDigest("1.a"), false, NOW, FORGOTTEN),
                    addresses(its)
                        .countChallenge(
                            PLAZA,
                            new AddressDigest("1.a"),
                            new Challenged(List.of(), 0),
                            List.of(),
                            NOW,
                            FORGOTTEN))));
  }

  @Test
  void one_entry_waits_under_an_address() {
    store.written(addresses.take(PLAZA, new AddressDigest("1.old"), entry(1)));
    store.written(addresses.take(PLAZA, new AddressDigest("1.old"), entry(1)));
    store.refused(addresses.take(PLAZA, new AddressDigest("1.old"), entry(2)));
    store.tables.inAnotherFormat("QUARANTINE");
    assertThat(addresses.holder(PLAZA, BOTH)).as("A38").contains(entry(1));
    assertThat(addresses.holder(TRANSFORMERS, BOTH)).isEmpty();
    store.written(addresses.release(PLAZA, new AddressDigest("1.old")));
    store.written(addresses.take(PLAZA, new AddressDigest("1.old"), entry(2)));
    assertThat(addresses.holder(PLAZA, BOTH)).contains(entry(2));
  }

  @Test
  void D08_mails_are_counted_under_every_live_digest_first_ones_apart() {
    store.written(addresses.count(PLAZA, new AddressDigest("1.old"), true, NOW, FORGOTTEN));
    store.written(
        addresses.count(PLAZA, new AddressDigest("1.old"), false, NOW.plusSeconds(1), FORGOTTEN));
    store.written(
        addresses.count(PLAZA, new AddressDigest("2.new"), true, NOW.plusSeconds(2), FORGOTTEN));
    store.tables.inAnotherFormat("QUARANTINE");
    assertThat(addresses.tried(PLAZA, BOTH))
        .isEqualTo(
            new Tried(
                List.of(NOW.plusSeconds(2), NOW),
                List.of(NOW.plusSeconds(2), NOW, NOW.plusSeconds(1))));
    assertThat(addresses.tried(PLAZA, List.of(new AddressDigest("2.nobody"))))
        .isEqualTo(new Tried(List.of(), List.of()));
    assertThat(store.tables.everything("QUARANTINE"))
        .extracting(item -> item.count(Attributes.TIME_TO_LIVE))
        .containsOnly((int) FORGOTTEN.getEpochSecond());
  }

  @Test
  void D12_challenges_are_counted_one_after_the_other() {
    Challenged none = addresses.challenged(PLAZA, BOTH);
    assertThat(none).isEqualTo(new Challenged(List.of(), 0));
    challenge(none, List.of(), NOW);
    assertThat(isCounted(none, NOW)).as("somebody counted in between").isFalse();
    Challenged one = addresses.challenged(PLAZA, BOTH);
    assertThat(one).isEqualTo(new Challenged(List.of(NOW), 1));
    challenge(one, one.mails(), NOW.plusSeconds(1));
    store.tables.inAnotherFormat("QUARANTINE");
    Challenged two = addresses.challenged(PLAZA, BOTH);
    assertThat(two).isEqualTo(new Challenged(List.of(NOW, NOW.plusSeconds(1)), 2));
    challenge(two, List.of(), NOW.plusSeconds(2));
    assertThat(addresses.challenged(PLAZA, BOTH))
        .as("what counts no more is forgotten, the number is not")
        .isEqualTo(new Challenged(List.of(NOW.plusSeconds(2)), 3));
  }

  @Test
  void A38_challenges_under_an_older_digest_count_too() {
    store.written(
        addresses.countChallenge(
            PLAZA,
            new AddressDigest("1.old"),
            new Challenged(List.of(), 0),
            List.of(),
            NOW,
            FORGOTTEN));
    assertThat(addresses.challenged(PLAZA, BOTH)).isEqualTo(new Challenged(List.of(NOW), 0));
  }

  @Test
  void H01_everything_held_on_an_address_goes_but_challenges_only_when_they_are_asked_for() {
    store.written(addresses.take(PLAZA, new AddressDigest("2.new"), entry(1)));
    store.written(addresses.count(PLAZA, new AddressDigest("2.new"), true, NOW, FORGOTTEN));
    challenge(addresses.challenged(PLAZA, BOTH), List.of(), NOW);
    store.written(addresses.erase(PLAZA, new AddressDigest("2.new")));
    assertThat(store.tables.everything("QUARANTINE"))
        .extracting(item -> item.required("sk"))
        .containsExactly("challenges");
    store.written(addresses.count(PLAZA, new AddressDigest("2.new"), true, NOW, FORGOTTEN));
    store.written(addresses.forgetMails(PLAZA, new AddressDigest("2.new")));
    assertThat(store.tables.everything("QUARANTINE")).isEmpty();
  }

  private void challenge(Challenged seen, List<Instant> recent, Instant now) {
    store.written(
        addresses.countChallenge(PLAZA, new AddressDigest("2.new"), seen, recent, now, FORGOTTEN));
  }

  private boolean isCounted(Challenged seen, Instant now) {
    return store.write(
            addresses.countChallenge(
                PLAZA, new AddressDigest("2.new"), seen, List.of(), now, FORGOTTEN))
        instanceof Outcome.Written;
  }

  private static AddressStore addresses(StoreExtension store) {
    return new AddressStore(store.wiring, store.dynamoDb());
  }
}
