package fi.samtycke.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How large an item is to DynamoDB, and what writing it costs: the rules of
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
///
/// The engine on this machine counts the units of transactions wrongly; these are counted here.
final class ItemSize {
  private static final int UNIT = 1024;

  private ItemSize() {}

  /// Octets of all names and values.
  static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> text(attribute.getKey()) + value(attribute.getValue()))
        .sum();
  }

  /// Started kilobytes: the write units of a write that stands alone.
  static int units(int bytes) {
    return Math.max(1, (bytes + UNIT - 1) / UNIT);
  }

  private static int value(AttributeValue value) {
    return switch (value.type()) {
      case S -> text(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArray().length;
      case BOOL, NUL -> 1;
      case SS -> value.ss().stream().mapToInt(ItemSize::text).sum();
      case NS -> value.ns().stream().mapToInt(ItemSize::number).sum();
      case BS -> value.bs().stream().mapToInt(bytes -> bytes.asByteArray().length).sum();
      case L -> 3 + value.l().stream().mapToInt(each -> 1 + value(each)).sum();
      case M ->
          3
              + value.m().entrySet().stream()
                  .mapToInt(each -> 1 + text(each.getKey()) + value(each.getValue()))
                  .sum();
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("no value of a known type");
    };
  }

  /// An byte for two significant digits, one more, and one for a sign.
  private static int number(String digits) {
    String significant = digits.replaceAll("[-+.]", "").replaceAll("^0+", "").replaceAll("0+$", "");
    return (significant.length() + 1) / 2 + 1 + (digits.startsWith("-") ? 1 : 0);
  }

  private static int text(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
