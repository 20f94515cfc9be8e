package fi.samtycke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The sizes of DynamoDB's own documentation.
class ItemSizeTest {
  @Test
  void a_name_counts_as_much_as_its_value() {
    assertThat(ItemSize.of(Map.of("pk", text("abc")))).isEqualTo(5);
    assertThat(ItemSize.of(Map.of("ö", text("ä€")))).isEqualTo(2 + 2 + 3);
  }

  @Test
  void a_number_is_an_octet_for_two_digits_and_one_more() {
    assertThat(number("27")).isEqualTo(2);
    assertThat(number("-27")).isEqualTo(3);
    assertThat(number("461")).isEqualTo(3);
    assertThat(number("2700")).isEqualTo(2);
    assertThat(number("0")).isEqualTo(1);
  }

  @Test
  void lists_and_maps_cost_three_octets_and_one_for_each_element() {
    AttributeValue list = AttributeValue.fromL(List.of(text("ab"), text("c")));
    assertThat(ItemSize.of(Map.of("l", list))).isEqualTo(1 + 3 + 3 + 2);
    AttributeValue map = AttributeValue.fromM(Map.of("k", text("v")));
    assertThat(ItemSize.of(Map.of("m", map))).isEqualTo(1 + 3 + 1 + 1 + 1);
  }

  @Test
  void truth_is_one_octet_and_octets_are_themselves() {
    assertThat(ItemSize.of(Map.of("b", AttributeValue.fromBool(true)))).isEqualTo(2);
    AttributeValue bytes = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[7]));
    assertThat(ItemSize.of(Map.of("o", bytes))).isEqualTo(8);
    assertThat(ItemSize.of(Map.of("s", AttributeValue.fromSs(List.of("a", "bc"))))).isEqualTo(4);
  }

  @Test
  void a_started_kilobyte_is_a_unit() {
    assertThat(ItemSize.units(0)).isEqualTo(1);
    assertThat(ItemSize.units(1024)).isEqualTo(1);
    assertThat(ItemSize.units(1025)).isEqualTo(2);
  }

  private static int number(String digits) {
    return ItemSize.of(Map.of("n", AttributeValue.fromN(digits))) - 1;
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
