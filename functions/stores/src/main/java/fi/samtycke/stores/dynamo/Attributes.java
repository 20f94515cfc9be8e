package fi.samtycke.stores.dynamo;

import fi.samtycke.core.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of an item, written and read by name. Every item that is stored carries
/// `formatVersion`; readers take this version and the one before it.
public final class Attributes {
  public static final String PK = "pk";
  public static final String SK = "sk";

  /// Seconds since 1970, for DynamoDB's own clean-up. Only a net: conditions check deadlines.
  public static final String TIME_TO_LIVE = "timeToLive";

  static final String FORMAT_VERSION = "formatVersion";

  /// Those that say nothing of what the item is about. Each store has a set of this name of its own
  /// ones: keys, digests, versions, what indexes and leases need.
  public static final Set<String> TECHNICAL = Set.of(PK, SK, TIME_TO_LIVE, FORMAT_VERSION);

  static final AttributeValue CURRENT_FORMAT = AttributeValue.fromN("1");

  private final Map<String, AttributeValue> values;

  private Attributes(Map<String, AttributeValue> values) {
    this.values = values;
  }

  /// Begins an item.
  public static Attributes item(String pk, String sk) {
    Attributes item = new Attributes(new HashMap<>());
    item.values.put(PK, text(pk));
    item.values.put(SK, text(sk));
    item.values.put(FORMAT_VERSION, CURRENT_FORMAT);
    return item;
  }

  public static Attributes of(Map<String, AttributeValue> values) {
    return new Attributes(values);
  }

  public static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(PK, text(pk), SK, text(sk));
  }

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  public static AttributeValue instant(Instant value) {
    return AttributeValue.fromS(Timestamp.of(value));
  }

  /// A list, in order; it may be empty.
  public static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(Attributes::text).toList());
  }

  public static AttributeValue textMap(Map<String, String> values) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    values.forEach((key, value) -> map.put(key, text(value)));
    return AttributeValue.fromM(map);
  }

  public Attributes with(String name, String value) {
    values.put(name, text(value));
    return this;
  }

  public Attributes with(String name, long value) {
    values.put(name, number(value));
    return this;
  }

  public Attributes with(String name, boolean value) {
    values.put(name, AttributeValue.fromBool(value));
    return this;
  }

  public Attributes with(String name, Instant value) {
    return with(name, Timestamp.of(value));
  }

  public Attributes with(String name, List<String> value) {
    values.put(name, texts(value));
    return this;
  }

  public Attributes with(String name, Map<String, String> value) {
    values.put(name, textMap(value));
    return this;
  }

  /// The text, if there is one.
  public Attributes with(String name, Optional<String> value) {
    return value.isPresent() ? with(name, value.get()) : this;
  }

  /// Lets a sweep find it.
  ///
  /// @param partition of the index, as of [DueIndex]
  public Attributes due(String partition, Instant at) {
    return with(DueIndex.DAY, partition).with(DueIndex.ORDER, at);
  }

  public Attributes listed(Listings.Index index, String partition, String order) {
    return with(index.name(), partition).with(index.order(), order);
  }

  public Attributes goneAfter(Instant instant) {
    return with(TIME_TO_LIVE, instant.getEpochSecond());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public String text(String name, String whenAbsent) {
    AttributeValue value = values.get(name);
    return value == null ? whenAbsent : value.s();
  }

  /// @throws IllegalStateException naming the attribute, when the item lacks it
  public String required(String name) {
    AttributeValue value = values.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException("a stored item lacks " + name);
    }
    return value.s();
  }

  public byte[] bytes(String name) {
    AttributeValue value = values.get(name);
    if (value == null || value.b() == null) {
      throw new IllegalStateException("a stored item lacks " + name);
    }
    return value.b().asByteArray();
  }

  public int count(String name) {
    AttributeValue value = values.get(name);
    return value == null ? 0 : Integer.parseInt(value.n());
  }

  public boolean flag(String name) {
    AttributeValue value = values.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  public Instant at(String name) {
    return Instant.parse(required(name));
  }

  /// Empty when the item lacks it, or has an empty text.
  public Optional<String> optional(String name) {
    return Optional.of(text(name, "")).filter(text -> !text.isEmpty());
  }

  public Optional<Instant> optionalAt(String name) {
    return optional(name).map(Instant::parse);
  }

  public List<String> texts(String name) {
    AttributeValue value = values.get(name);
    if (value == null) {
      return List.of();
    }
    return value.hasSs() ? value.ss() : value.l().stream().map(AttributeValue::s).toList();
  }

  public Map<String, String> textMap(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    AttributeValue value = values.get(name);
    if (value != null) {
      value.m().forEach((key, text) -> map.put(key, text.s()));
    }
    return map;
  }

  public Map<String, AttributeValue> values() {
    return values;
  }

  /// A string set of a collection, which DynamoDB does not allow to be empty.
  public static AttributeValue textSet(Collection<String> values) {
    return AttributeValue.builder().ss(values).build();
  }
}
