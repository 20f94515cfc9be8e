package fi.samtycke.stores;

import fi.samtycke.stores.dynamo.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One empty table for each of the template's, behind the program's back: what stands in them, put
/// there or taken away past conditions, network and stores. Tables are named as in the environment
/// of a function, without `_TABLE`: `OUTBOX`.
///
/// Whoever is done gives them back emptied, which is cheaper than making new ones; two tests at the
/// same time never have the same.
public final class StoreTables {
  private static final AtomicInteger MADE = new AtomicInteger();
  private static final Queue<StoreTables> FREE = new ConcurrentLinkedQueue<>();

  private final String prefix = "t" + MADE.incrementAndGet() + "-";

  private StoreTables() {
    TemplateTables.ALL.forEach(
        (name, table) -> client().createTable(table.toBuilder().tableName(prefix + name).build()));
  }

  static StoreTables take() {
    StoreTables free = FREE.poll();
    return free == null ? new StoreTables() : free;
  }

  void giveBack() {
    for (String table : TemplateTables.ALL.keySet()) {
      items(table)
          .forEach(
              item -> erase(table, item.required(Attributes.PK), item.required(Attributes.SK)));
    }
    FREE.add(this);
  }

  /// What a function reads from its environment about DynamoDB.
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    TemplateTables.ALL.keySet().forEach(name -> environment.put(name + "_TABLE", prefix + name));
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", LocalDynamoDb.ENDPOINT.toString());
    return environment;
  }

  public DynamoDbClient client() {
    return LocalDynamoDb.CLIENT;
  }

  /// Everything in a table.
  public List<Attributes> everything(String table) {
    return items(table).toList();
  }

  /// Everything in all tables: `<table> <item>`, in order, so that two states can be compared.
  public List<String> dump() {
    List<String> lines = new ArrayList<>();
    for (String table : TemplateTables.ALL.keySet()) {
      items(table)
          .map(item -> table + " " + new java.util.TreeMap<>(item.values()))
          .sorted()
          .forEach(lines::add);
    }
    return lines;
  }

  public void erase(String table, String pk, String sk) {
    client().deleteItem(delete -> delete.tableName(prefix + table).key(Attributes.key(pk, sk)));
  }

  public void put(String table, Attributes item) {
    client().putItem(put -> put.tableName(prefix + table).item(item.values()));
  }

  /// Puts another form of every item in its place.
  public void rewrite(String table, UnaryOperator<Map<String, AttributeValue>> change) {
    for (Attributes item : everything(table)) {
      put(table, Attributes.of(change.apply(new HashMap<>(item.values()))));
    }
  }

  /// Lets every item look as another version of this program may have left it: without a format and
  /// with an attribute that nobody knows. Readers take it all the same.
  public void inAnotherFormat(String table) {
    rewrite(
        table,
        item -> {
          item.remove("formatVersion");
          item.put("ofAnotherVersion", Attributes.text("something"));
          return item;
        });
  }

  private Stream<Attributes> items(String table) {
    return client()
        .scanPaginator(scan -> scan.tableName(prefix + table).consistentRead(true))
        .items()
        .stream()
        .map(Attributes::of);
  }
}
