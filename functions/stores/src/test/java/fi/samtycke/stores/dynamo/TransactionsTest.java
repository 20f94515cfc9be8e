package fi.samtycke.stores.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.StoreExtension;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/// A13, A15: several items or none, whatever befalls the call.
class TransactionsTest {
  private static final String CALL = "TransactWriteItems";

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final Transactions transactions = new Transactions(store.dynamoDb());
  private final String token = store.id().value();

  @Test
  void all_items_are_written() {
    assertThat(transactions.write(token, List.of(insert("a"), insert("b")))).isEqualTo(written());
    assertThat(stored()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void A15_what_is_refused_is_told_by_its_position_and_the_others_are_not_written() {
    store.written(insert("b"), insert("d"));
    assertThat(
            transactions.write(token, List.of(insert("a"), insert("b"), insert("c"), insert("d"))))
        .isEqualTo(new Transactions.Outcome.Refused(Set.of(1, 3)));
    assertThat(stored()).containsExactlyInAnyOrder("b", "d");
  }

  @Test
  void A05_a_write_whose_answer_is_lost_is_done_once_and_told_as_done() {
    store.network.next(1, CALL, Fault.ANSWER_LOST);
    assertThat(transactions.write(token, List.of(insert("a"), count()))).isEqualTo(written());
    assertThat(counted()).isOne();
  }

  @Test
  void the_same_token_again_is_the_same_write() {
    transactions.write(token, List.of(count()));
    transactions.write(token, List.of(count()));
    assertThat(counted()).isOne();
    transactions.write(store.id().value(), List.of(count()));
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void A15_a_conflict_is_tried_again_five_times() {
    store.network.next(5, CALL, Fault.CONFLICT);
    assertThat(transactions.write(token, List.of(insert("a"), insert("b")))).isEqualTo(written());
    assertThat(store.network.calls()).containsExactly(CALL, CALL, CALL, CALL, CALL, CALL);
    assertThat(stored()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void A15_the_sixth_conflict_is_told_and_nothing_is_written() {
    store.network.next(6, CALL, Fault.CONFLICT);
    assertThatThrownBy(() -> transactions.write(token, List.of(insert("a"), insert("b"))))
        .isInstanceOf(ContentionException.class);
    assertThat(store.network.calls()).hasSize(6);
    assertThat(stored()).isEmpty();
  }

  @Test
  void A13_a_throttled_write_is_tried_again_by_the_client_and_told_as_the_clients_fault() {
    store.network.next(2, CALL, Fault.THROTTLED);
    assertThat(transactions.write(token, List.of(insert("a")))).isEqualTo(written());
    store.network.let(CALL::equals, Fault.THROTTLED);
    assertThatThrownBy(() -> transactions.write(store.id().value(), List.of(insert("b"))))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
    assertThat(stored()).containsExactly("a");
  }

  @Test
  void a_network_that_stays_cut_is_told() {
    store.network.let(CALL::equals, Fault.REFUSED);
    assertThatThrownBy(() -> transactions.write(token, List.of(insert("a"))))
        .isInstanceOf(SdkClientException.class);
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_transaction_that_cannot_be_is_a_fault_and_no_refusal() {
    List<Write> withoutKey = List.of(insert("a"), insert(""));
    assertThatThrownBy(() -> transactions.write(token, withoutKey))
        .isInstanceOf(DynamoDbException.class);
    assertThat(stored()).isEmpty();
  }

  private Write insert(String pk) {
    return Write.insert(table(), Attributes.item(pk, "x"));
  }

  private Write count() {
    return Write.update(table(), "counter", "x").add("made", 1);
  }

  private int counted() {
    return table().find("counter", "x").orElseThrow().count("made");
  }

  private List<String> stored() {
    return store.tables.everything("LEDGER").stream().map(item -> item.required("pk")).toList();
  }

  private Table table() {
    return store.table("LEDGER");
  }

  private static Transactions.Outcome written() {
    return new Transactions.Outcome.Written();
  }
}
