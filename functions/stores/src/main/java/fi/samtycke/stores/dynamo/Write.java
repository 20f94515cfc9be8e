package fi.samtycke.stores.dynamo;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What becomes of one item, and on what conditions: a part of a transaction, or a write of its
/// own. The store that owns the item builds it; whoever gets it only hands it on. Two are equal
/// when they are the same object, so that a refused transaction can say which one was refused.
public final class Write {
  private final WriteRequest.Kind kind;
  private final Table table;

  /// The key; of a put the whole item.
  private final Map<String, AttributeValue> target;

  private final StringBuilder set = new StringBuilder();
  private final StringBuilder removed = new StringBuilder();
  private final StringBuilder added = new StringBuilder();
  private final StringBuilder taken = new StringBuilder();
  private final StringBuilder conditions = new StringBuilder();
  private final Placeholders of = new Placeholders();

  private Write(WriteRequest.Kind kind, Table table, Map<String, AttributeValue> target) {
    this.kind = kind;
    this.table = table;
    this.target = target;
  }

  /// Condition: there is no item under this key.
  public static Write insert(Table table, Attributes item) {
    return put(table, item).when(Condition.absent());
  }

  /// In the place of the item that is there, if there is one.
  public static Write put(Table table, Attributes item) {
    return new Write(WriteRequest.Kind.PUT, table, item.values());
  }

  public static Write update(Table table, String pk, String sk) {
    return new Write(WriteRequest.Kind.UPDATE, table, Attributes.key(pk, sk));
  }

  /// An update that makes the item when it is not there, unless a condition forbids it.
  public static Write upsert(Table table, String pk, String sk) {
    return update(table, pk, sk).set(Attributes.FORMAT_VERSION, Attributes.CURRENT_FORMAT);
  }

  /// Whether the item is there or not, unless a condition says otherwise.
  public static Write delete(Table table, String pk, String sk) {
    return new Write(WriteRequest.Kind.DELETE, table, Attributes.key(pk, sk));
  }

  /// Changes nothing: only conditions.
  public static Write check(Table table, String pk, String sk) {
    return new Write(WriteRequest.Kind.CHECK, table, Attributes.key(pk, sk));
  }

  public Write set(String name, String value) {
    return set(name, Attributes.text(value));
  }

  public Write set(String name, long value) {
    return set(name, Attributes.number(value));
  }

  public Write set(String name, boolean value) {
    return set(name, AttributeValue.fromBool(value));
  }

  public Write set(String name, Instant value) {
    return set(name, Attributes.instant(value));
  }

  public Write set(String name, List<String> value) {
    return set(name, Attributes.texts(value));
  }

  public Write set(String name, Map<String, String> value) {
    return set(name, Attributes.textMap(value));
  }

  public Write set(String name, AttributeValue value) {
    append(set, "SET ", of.name(name) + " = " + of.value(value));
    return this;
  }

  /// As of [Attributes#due].
  public Write due(String partition, Instant at) {
    return set(DueIndex.DAY, partition).set(DueIndex.ORDER, at);
  }

  public Write notDue() {
    return remove(DueIndex.DAY).remove(DueIndex.ORDER);
  }

  public Write listed(Listings.Index index, String partition, String order) {
    return set(index.name(), partition).set(index.order(), order);
  }

  /// Sets it, or removes it when there is nothing.
  public Write setOrRemove(String name, Optional<String> value) {
    return value.isPresent() ? set(name, value.get()) : remove(name);
  }

  /// Adds texts to the end of a list, which begins with them when it is not there.
  public Write append(String name, List<String> more) {
    String list = of.name(name);
    String none = of.value(Attributes.texts(List.of()));
    String texts = of.value(Attributes.texts(more));
    append(
        set,
        "SET ",
        list + " = list_append(if_not_exists(" + list + ", " + none + "), " + texts + ")");
    return this;
  }

  public Write remove(String name) {
    append(removed, " REMOVE ", of.name(name));
    return this;
  }

  /// Adds to a number, which is 0 when it is not there.
  public Write add(String name, long number) {
    append(added, " ADD ", of.name(name) + " " + of.value(Attributes.number(number)));
    return this;
  }

  /// Adds texts to a set.
  ///
  /// @param texts at least one
  public Write add(String name, Collection<String> texts) {
    append(added, " ADD ", of.name(name) + " " + of.value(Attributes.textSet(texts)));
    return this;
  }

  /// Takes texts out of a set.
  ///
  /// @param texts at least one
  public Write take(String name, Collection<String> texts) {
    append(taken, " DELETE ", of.name(name) + " " + of.value(Attributes.textSet(texts)));
    return this;
  }

  /// All of them must hold, and those that were named before.
  public Write when(Condition... all) {
    for (Condition condition : all) {
      append(conditions, "", " AND ", of.condition(condition));
    }
    return this;
  }

  /// Makes this write alone.
  ///
  /// @return `false` when a condition did not hold; nothing was written then
  public boolean alone() {
    return request().alone(table.dynamoDb());
  }

  /// Makes this update alone.
  ///
  /// @return the whole item as it is now; empty when a condition did not hold
  public Optional<Attributes> updated() {
    return request().updated(table.dynamoDb());
  }

  /// As DynamoDB takes it in a transaction.
  public TransactWriteItem item() {
    return request().item();
  }

  private WriteRequest request() {
    return new WriteRequest(
        kind,
        table.name(),
        target,
        (set.toString() + removed + added + taken).strip(),
        conditions.isEmpty() ? null : conditions.toString(),
        of.names(),
        of.values());
  }

  private static void append(StringBuilder list, String begin, String one) {
    append(list, begin, ", ", one);
  }

  private static void append(StringBuilder list, String begin, String between, String one) {
    list.append(list.isEmpty() ? begin : between).append(one);
  }
}
