package fi.samtycke.stores.access;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.access.VisitorPosts.Outcome;
import fi.samtycke.stores.access.VisitorPosts.Post;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A01-A04, D03: what visitors post is stored once, and not too much from one source.
class VisitorPostsTest implements WriteContract {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final Map<Integer, EntryId> drawn = new HashMap<>();

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "a post is taken",
            VisitorPostsTest::key,
            its ->
                posts(its).take(its.plaza(), post("x"), its.id(), unit(its, item(its, 1)), NOW)));
  }

  @BeforeEach
  void aKey() {
    key(store);
  }

  @Test
  void a_post_is_stored_with_its_mark_and_its_count() {
    assertThat(take(post("x"), 1, NOW)).isEqualTo(new Outcome.Taken(id(1)));
    assertThat(store.tables.everything("LEDGER")).hasSize(1);
    assertThat(store.tables.everything("CONVERSATIONS"))
        .extracting(item -> item.required("sk"))
        .containsExactlyInAnyOrder("once", "limit");
    assertThat(store.tables.dump().toString()).as("I-04").doesNotContain("10.0.0.1");
  }

  @Test
  void A01_the_same_post_within_a_minute_is_the_first_one() {
    take(post("x"), 1, NOW);
    assertThat(take(post("x"), 2, NOW.plusSeconds(60).minusMillis(1)))
        .isEqualTo(new Outcome.Taken(id(1)));
    assertThat(store.tables.everything("LEDGER")).hasSize(1);
    assertThat(take(post("x"), 3, NOW.plusSeconds(60))).isEqualTo(new Outcome.Taken(id(3)));
  }

  @Test
  void the_same_content_in_another_form_is_another_post() {
    take(post("x"), 1, NOW);
    Post other = new Post("chat", "x", "10.0.0.1", Optional.empty());
    assertThat(take(other, 2, NOW)).isEqualTo(new Outcome.Taken(id(2)));
  }

  @Test
  void A02_A04_a_key_stands_for_one_content_for_a_day() {
    Post first = new Post("form", "x", "10.0.0.1", Optional.of("key"));
    Post other = new Post("form", "y", "10.0.0.1", Optional.of("key"));
    take(first, 1, NOW);
    Instant late = NOW.plus(Duration.ofHours(24)).minusMillis(1);
    assertThat(take(first, 2, late)).isEqualTo(new Outcome.Taken(id(1)));
    assertThat(take(other, 3, late)).isEqualTo(new Outcome.KeyReused());
    assertThat(store.tables.everything("LEDGER")).hasSize(1);
    assertThat(take(other, 4, late.plusMillis(1))).isEqualTo(new Outcome.Taken(id(4)));
  }

  @Test
  void D03_one_source_posts_as_often_as_is_declared_and_is_told_when_it_may_again() {
    int most = store.plaza().intake().limit().posts();
    for (int i = 1; i <= most; i++) {
      assertThat(take(post("post " + i), i, NOW)).isEqualTo(new Outcome.Taken(id(i)));
    }
    assertThat(take(post("too many"), 99, NOW))
        .isEqualTo(
            new Outcome.TooMany(SourceLimit.untilNextWindow(store.plaza().intake().limit(), NOW)));
    assertThat(posts(store).drop(store.plaza(), "10.0.0.1", id(99), NOW))
        .isInstanceOf(Outcome.TooMany.class);
    assertThat(take(post("post 1"), 99, NOW))
        .as("a repetition costs nothing")
        .isEqualTo(new Outcome.Taken(id(1)));
    assertThat(store.tables.everything("LEDGER")).hasSize(most);
    assertThat(posts(store).drop(store.plaza(), "10.0.0.2", id(98), NOW))
        .isEqualTo(new Outcome.Taken(id(98)));
  }

  @Test
  void an_item_that_is_refused_is_a_fault_and_the_post_leaves_no_mark() {
    LedgerStore ledger = new LedgerStore(store.wiring, store.dynamoDb());
    store.written(ledger.erased(PLAZA, entry(1), NOW, NOW));
    assertThatThrownBy(() ->
            posts(store)
                .take(
                    store.plaza(),
                    post("x"),
                    store.id(),
                    unit(store, ledger.notErased(PLAZA, entry(1))),
                    NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.tables.everything("CONVERSATIONS")).isEmpty();
  }

  private Outcome take(Post post, int number, Instant now) {
    return posts(store)
        .take(store.plaza(), post, id(number), unit(store, item(store, number)), now);
  }

  /// The one that the post of this number would make: drawn once, as it is the write's token too.
  private EntryId id(int number) {
    return drawn.computeIfAbsent(number, _ -> store.id());
  }

  private static Post post(String content) {
    return new Post("form", content, "10.0.0.1", Optional.empty());
  }

  private static UnitOfWork unit(StoreExtension store, Write write) {
    return store.work().of(PLAZA, new Actor.Person(), NOW).also(write);
  }

  private static Write item(StoreExtension store, int number) {
    return new LedgerStore(store.wiring, store.dynamoDb()).restrict(PLAZA, entry(number), NOW);
  }

  private static VisitorPosts posts(StoreExtension store) {
    DigestKeyStore keys = new DigestKeyStore(store.wiring, store.dynamoDb());
    return new VisitorPosts(store.wiring, store.dynamoDb(), new Digests(keys, store.clock));
  }

  private static void key(StoreExtension store) {
    new DigestKeyStore(store.wiring, store.dynamoDb()).create(PLAZA, 1, new byte[32], NOW);
  }
}
