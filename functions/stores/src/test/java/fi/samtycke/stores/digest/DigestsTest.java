package fi.samtycke.stores.digest;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.digest.DigestKeyStore.DigestKey;
import fi.samtycke.stores.digest.Digests.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A38: keys of digests, several at a time, and what is digested with them.
class DigestsTest implements WriteContract {
  private static final EmailAddress ADDRESS = new EmailAddress("a@example.com");
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final DigestKeyStore keys = new DigestKeyStore(store.wiring, store.dynamoDb());
  private final Digests digests = new Digests(keys, store.clock);

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("a key is made", its -> keys(its).create(PLAZA, 1, new byte[32], NOW)),
        new Deed(
            "a key is retired",
            its -> keys(its).create(PLAZA, 1, new byte[32], NOW),
            its -> keys(its).retire(PLAZA, 1)));
  }

  @Test
  void keys_are_read_as_they_were_made_the_newest_first() {
    for (int version : List.of(2, 10, 1)) {
      assertThat(keys.create(PLAZA, version, secret(version), NOW.plusSeconds(version))).isTrue();
    }
    store.tables.inAnotherFormat("DIGEST_KEYS");
    assertThat(keys.of(PLAZA)).extracting(DigestKey::version).containsExactly(10, 2, 1);
    assertThat(keys.of(PLAZA).get(1).createdAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(keys.of(PLAZA).get(1).secret()).isEqualTo(secret(2));
    assertThat(keys.of(TRANSFORMERS)).isEmpty();
  }

  @Test
  void a_version_that_exists_is_left_as_it_was() {
    keys.create(PLAZA, 1, secret(1), NOW);
    assertThat(keys.create(PLAZA, 1, secret(2), NOW.plusSeconds(9))).isFalse();
    assertThat(keys.of(PLAZA)).hasSize(1);
    assertThat(keys.of(PLAZA).getFirst().secret()).isEqualTo(secret(1));
  }

  @Test
  void a_retired_version_is_gone_and_the_others_stay() {
    keys.create(PLAZA, 1, secret(1), NOW);
    keys.create(PLAZA, 2, secret(2), NOW);
    keys.retire(PLAZA, 1);
    keys.retire(PLAZA, 7);
    assertThat(keys.of(PLAZA)).extracting(DigestKey::version).containsExactly(2);
  }

  @Test
  void a_key_does_not_print_its_secret_I04() {
    keys.create(
        PLAZA,
        1,
        "very secret, very secret, secret".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        NOW);
    assertThat(keys.of(PLAZA).toString()).doesNotContain("secret,").doesNotContain("[118");
  }

  @Test
  void the_newest_key_digests_and_every_live_one_is_looked_under() {
    keys.create(PLAZA, 1, secret(1), NOW);
    AddressDigest old = digests.of(PLAZA, ADDRESS);
    keys.create(PLAZA, 2, secret(2), NOW);
    store.clock.advance(Duration.ofMinutes(15));
    AddressDigest next = digests.of(PLAZA, ADDRESS);
    assertThat(old.value()).matches("1\\.[A-Za-z0-9_-]{43}");
    assertThat(next.value()).matches("2\\.[A-Za-z0-9_-]{43}");
    assertThat(digests.every(PLAZA, ADDRESS)).containsExactly(next, old);
    keys.retire(PLAZA, 1);
    store.clock.advance(Duration.ofMinutes(15));
    assertThat(digests.every(PLAZA, ADDRESS)).containsExactly(next);
  }

  @Test
  void keys_are_read_again_after_fifteen_minutes_and_not_before() {
    keys.create(PLAZA, 1, secret(1), NOW);
    digests.digest(PLAZA, Use.ADDRESS, "x");
    int read = store.network.calls().size();
    store.clock.advance(Duration.ofMinutes(15).minusMillis(1));
    digests.every(PLAZA, ADDRESS);
    assertThat(store.network.calls()).hasSize(read);
    store.clock.advance(Duration.ofMillis(1));
    digests.digest(PLAZA, Use.ADDRESS, "x");
    assertThat(store.network.calls()).hasSize(read + 1);
  }

  @Test
  void I8_the_same_text_has_another_digest_for_every_use_and_every_controller() {
    keys.create(PLAZA, 1, secret(1), NOW);
    keys.create(TRANSFORMERS, 1, secret(2), NOW);
    List<String> all =
        Stream.concat(
                Stream.of(Use.values()).map(use -> digests.digest(PLAZA, use, "x")),
                Stream.of(Use.values()).map(use -> digests.digest(TRANSFORMERS, use, "x")))
            .toList();
    assertThat(all).doesNotHaveDuplicates();
    assertThat(digests.digest(PLAZA, Use.ADDRESS, "x")).isEqualTo(all.getFirst());
  }

  @Test
  void A39_without_a_key_nothing_is_digested() {
    assertThatThrownBy(() -> digests.digest(PLAZA, Use.ADDRESS, "x"))
        .isInstanceOf(IllegalStateException.class);
    keys.create(PLAZA, 1, secret(1), NOW);
    assertThat(digests.digest(PLAZA, Use.ADDRESS, "x")).startsWith("1.");
  }

  private static DigestKeyStore keys(StoreExtension store) {
    return new DigestKeyStore(store.wiring, store.dynamoDb());
  }

  private static byte[] secret(int filled) {
    byte[] secret = new byte[32];
    java.util.Arrays.fill(secret, (byte) filled);
    return secret;
  }
}
