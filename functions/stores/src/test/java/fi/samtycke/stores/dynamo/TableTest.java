package fi.samtycke.stores.dynamo;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.StoreExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The ways to read that stores share.
class TableTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final Table ledger = store.table("LEDGER");
  private final Table cases = store.table("CASES");

  @Test
  void A17_a_partition_is_read_to_its_last_page() {
    String megabyte = "x".repeat(300_000);
    for (int i = 0; i < 5; i++) {
      store.tables.put("LEDGER", Attributes.item("p", "s" + i).with("filler", megabyte));
    }
    store.tables.put("LEDGER", Attributes.item("other", "s9"));
    assertThat(ledger.all("p").map(item -> item.required("sk")))
        .containsExactly("s0", "s1", "s2", "s3", "s4");
    assertThat(store.network.calls()).hasSizeGreaterThan(1).containsOnly("Query");
    assertThat(ledger.last("p").orElseThrow().required("sk")).isEqualTo("s4");
  }

  @Test
  void what_is_not_there_is_empty() {
    assertThat(ledger.find("p", "s")).isEmpty();
    assertThat(ledger.last("p")).isEmpty();
    assertThat(ledger.all("p")).isEmpty();
  }

  @Test
  void an_address_is_found_under_each_of_its_digests_once() {
    put("a", AddressIndex.key(PLAZA, new AddressDigest("1.old")));
    put("b", AddressIndex.key(PLAZA, new AddressDigest("2.new")));
    put("c", AddressIndex.key(PLAZA, new AddressDigest("2.other")));
    put("d", AddressIndex.key(TRANSFORMERS, new AddressDigest("2.new")));
    store.tables.put("CASES", Attributes.item("e", "without"));
    assertThat(
            AddressIndex.find(
                cases,
                PLAZA,
                List.of(
                    new AddressDigest("2.new"),
                    new AddressDigest("1.old"),
                    new AddressDigest("2.new"))))
        .containsExactly("b", "a");
    assertThat(store.tables.everything("CASES").stream().map(AddressIndex::digest))
        .filteredOn(java.util.Optional::isPresent)
        .hasSize(4);
  }

  private void put(String pk, String address) {
    store.tables.put("CASES", Attributes.item(pk, "x").with(AddressIndex.NAME, address));
  }
}
