package fi.samtycke.stores.access;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.access.OnceStore.First;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A01, A04: what lets a request be carried out once.
class OnceStoreTest implements WriteContract {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final Instant END = NOW.plusSeconds(60);

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final OnceStore once = new OnceStore(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "a key is claimed",
            its ->
                its.written(
                    new OnceStore(its.wiring, its.dynamoDb())
                        .claim(PLAZA, "key", new First(entry(1), "content"), NOW, END))));
  }

  @Test
  void the_first_is_read_as_it_was_claimed_with_a_sequence_and_without() {
    store.written(once.claim(PLAZA, "key", new First(entry(1), "content", 7), NOW, END));
    store.written(once.claim(PLAZA, "other", new First(entry(2), "content"), NOW, END));
    store.tables.inAnotherFormat("CONVERSATIONS");
    assertThat(once.find(PLAZA, "key", NOW)).contains(new First(entry(1), "content", 7));
    assertThat(once.find(PLAZA, "other", NOW)).contains(new First(entry(2), "content", 0));
    assertThat(once.find(TRANSFORMERS, "key", NOW)).isEmpty();
  }

  @Test
  void a_key_is_claimed_once_until_its_time_is_over_to_the_millisecond() {
    store.written(once.claim(PLAZA, "key", new First(entry(1), "content"), NOW, END));
    Instant before = END.minusMillis(1);
    First second = new First(entry(2), "content");
    store.refused(once.claim(PLAZA, "key", second, before, END.plusSeconds(60)));
    assertThat(once.find(PLAZA, "key", before)).contains(new First(entry(1), "content"));
    assertThat(once.find(PLAZA, "key", END)).isEmpty();
    store.written(once.claim(PLAZA, "key", second, END, END.plusSeconds(60)));
    assertThat(once.find(PLAZA, "key", END)).contains(second);
  }
}
