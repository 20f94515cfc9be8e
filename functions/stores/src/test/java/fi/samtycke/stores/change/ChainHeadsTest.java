package fi.samtycke.stores.change;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.change.ChainHead;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A28: whoever advances the chain of an entry has seen the state that they change.
class ChainHeadsTest {
  private static final ChainHead NEXT = new ChainHead(4, "hash 4");

  @RegisterExtension private final StoreExtension store = new StoreExtension();

  @BeforeEach
  void anEntry() {
    store.tables.put(
        "LEDGER",
        Attributes.item(PLAZA + "#x", "x")
            .with(ChainHeads.SEQUENCE, 3)
            .with(ChainHeads.HASH, "hash 3"));
  }

  @Test
  void the_head_that_was_seen_is_advanced() {
    assertThat(advance(new ChainHead(3, "hash 3"))).isInstanceOf(Outcome.Written.class);
    assertThat(ChainHeads.of(item())).isEqualTo(NEXT);
    assertThat(item().has("version")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"3, another hash", "2, hash 2", "4, hash 4", "0, ''"})
  void another_head_is_not(int sequence, String hash) {
    assertThat(advance(new ChainHead(sequence, hash))).isInstanceOf(Outcome.Refused.class);
    assertThat(ChainHeads.of(item())).isEqualTo(new ChainHead(3, "hash 3"));
  }

  @Test
  void an_entry_that_is_gone_has_no_head() {
    store.tables.erase("LEDGER", PLAZA + "#x", "x");
    assertThat(advance(new ChainHead(3, "hash 3"))).isInstanceOf(Outcome.Refused.class);
    assertThat(store.tables.everything("LEDGER")).isEmpty();
  }

  private Outcome advance(ChainHead seen) {
    return store.write(
        ChainHeads.advance(Write.update(store.table("LEDGER"), PLAZA + "#x", "x"), seen, NEXT));
  }

  private Attributes item() {
    return store.tables.everything("LEDGER").getFirst();
  }
}
