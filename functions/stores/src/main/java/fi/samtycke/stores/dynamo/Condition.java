package fi.samtycke.stores.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What must hold of an item for a [Write] to be made.
///
/// @param form the expression, with a `#` for each of the names and a `:` for each of the values,
///   in order; [Write] puts placeholders of its own there
public record Condition(String form, List<String> names, List<AttributeValue> values) {

  /// There is an item under the key.
  public static Condition exists() {
    return has(Attributes.PK);
  }

  /// There is no item under the key.
  public static Condition absent() {
    return lacks(Attributes.PK);
  }

  public static Condition has(String name) {
    return new Condition("attribute_exists(#)", List.of(name), List.of());
  }

  public static Condition lacks(String name) {
    return new Condition("attribute_not_exists(#)", List.of(name), List.of());
  }

  public static Condition equal(String name, String value) {
    return compare(name, "=", Attributes.text(value));
  }

  public static Condition equal(String name, long value) {
    return compare(name, "=", Attributes.number(value));
  }

  public static Condition equal(String name, Instant value) {
    return compare(name, "=", Attributes.instant(value));
  }

  public static Condition equal(String name, List<String> value) {
    return compare(name, "=", Attributes.texts(value));
  }

  /// @param texts of a set
  public static Condition equal(String name, Set<String> texts) {
    return texts.isEmpty() ? lacks(name) : compare(name, "=", Attributes.textSet(texts));
  }

  public static Condition below(String name, long value) {
    return compare(name, "<", Attributes.number(value));
  }

  public static Condition notAfter(String name, Instant value) {
    return compare(name, "<=", Attributes.instant(value));
  }

  public static Condition after(String name, Instant value) {
    return compare(name, ">", Attributes.instant(value));
  }

  public static Condition oneOf(String name, String... values) {
    List<AttributeValue> texts = Stream.of(values).map(Attributes::text).toList();
    String places = ", :".repeat(values.length).substring(2);
    return new Condition("# IN (" + places + ")", List.of(name), texts);
  }

  /// The set or list of texts holds this one.
  public static Condition contains(String name, String value) {
    return new Condition("contains(#, :)", List.of(name), List.of(Attributes.text(value)));
  }

  /// The list or set has fewer elements, or is not there.
  public static Condition fewer(String name, int size) {
    return lacks(name)
        .or(new Condition("size(#) < :", List.of(name), List.of(Attributes.number(size))));
  }

  public Condition or(Condition other) {
    return new Condition(
        "(" + form + " OR " + other.form() + ")",
        Stream.concat(names.stream(), other.names().stream()).toList(),
        Stream.concat(values.stream(), other.values().stream()).toList());
  }

  public Condition not() {
    return new Condition("(NOT " + form + ")", names, values);
  }

  private static Condition compare(String name, String sign, AttributeValue value) {
    return new Condition("# " + sign + " :", List.of(name), List.of(value));
  }
}
