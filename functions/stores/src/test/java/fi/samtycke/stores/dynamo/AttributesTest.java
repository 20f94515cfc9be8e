package fi.samtycke.stores.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.stores.StoreExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is written under a name is read under it, through the engine.
class AttributesTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00.123Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();

  @Test
  void every_kind_of_value_comes_back_as_it_was() {
    Attributes item =
        Attributes.item("p", "s")
            .with("text", "Åsa \uD83D\uDE00 \"x\"")
            .with("empty", "")
            .with("number", Long.MAX_VALUE / 2)
            .with("count", -7)
            .with("yes", true)
            .with("no", false)
            .with("at", NOW)
            .with("texts", List.of("b", "a", "b"))
            .with("none", List.of())
            .with("map", Map.of("email", "a@example.com", "name", ""))
            .goneAfter(NOW);
    item.values().put("bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 7})));
    store.tables.put("LEDGER", item);
    Attributes read = store.tables.everything("LEDGER").getFirst();
    assertThat(read.required("text")).isEqualTo("Åsa \uD83D\uDE00 \"x\"");
    assertThat(read.required("empty")).isEmpty();
    assertThat(read.values().get("number").n()).isEqualTo(Long.toString(Long.MAX_VALUE / 2));
    assertThat(read.count("count")).isEqualTo(-7);
    assertThat(read.flag("yes")).isTrue();
    assertThat(read.flag("no")).isFalse();
    assertThat(read.bytes("bytes")).containsExactly(0, -1, 7);
    assertThat(read.at("at")).isEqualTo(NOW);
    assertThat(read.texts("texts")).containsExactly("b", "a", "b");
    assertThat(read.texts("none")).isEmpty();
    assertThat(read.textMap("map")).isEqualTo(Map.of("email", "a@example.com", "name", ""));
    assertThat(read.count(Attributes.TIME_TO_LIVE)).isEqualTo((int) NOW.getEpochSecond());
  }

  @Test
  void every_item_says_in_which_format_it_is() {
    assertThat(Attributes.item("p", "s").count("formatVersion")).isOne();
  }

  @Test
  void a_set_of_texts_is_read_as_a_list_of_them() {
    Attributes item = Attributes.of(Map.of("grounds", Attributes.textSet(List.of("a", "b"))));
    assertThat(item.texts("grounds")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void what_is_absent_is_empty_nought_or_false_and_a_fault_only_where_it_is_required() {
    Attributes item = Attributes.item("p", "s").with("number", 1);
    assertThat(item.has("absent")).isFalse();
    assertThat(item.text("absent", "else")).isEqualTo("else");
    assertThat(item.count("absent")).isZero();
    assertThat(item.flag("absent")).isFalse();
    assertThat(item.texts("absent")).isEmpty();
    assertThat(item.textMap("absent")).isEmpty();
    assertThatThrownBy(() -> item.required("absent"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("absent");
    assertThatThrownBy(() -> item.required("number")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> item.bytes("absent")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_item_of_another_format_keeps_what_this_one_does_not_know() {
    Attributes item =
        Attributes.of(Map.of("pk", Attributes.text("p"), "new", Attributes.number(3)));
    assertThat(item.values()).containsEntry("new", AttributeValue.fromN("3"));
  }
}
