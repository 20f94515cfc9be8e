package fi.samtycke.local.spec.backstage;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.LogVerification;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.change.Seal;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.evidence.LedgerStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Everything that is stored at one moment, table by table; equal when nothing has changed.
///
/// @param items by `<table> <partition key> <sort key>`
public record Tables(TreeMap<String, Map<String, AttributeValue>> items) {
  public static final List<String> NAMES =
      List.of(
          "Quarantine",
          "Register",
          "Conversations",
          "Cases",
          "ChangeLog",
          "Ledger",
          "Cases",
          "Outbox",
          "Staff",
          "DigestKeys");

  /// @param reader gives every item of a table
  public static Tables of(Function<String, List<Map<String, AttributeValue>>> reader) {
    return of(NAMES, reader);
  }

  /// The same of some tables only.
  public static Tables of(
      List<String> names, Function<String, List<Map<String, AttributeValue>>> reader) {
    TreeMap<String, Map<String, AttributeValue>> items = new TreeMap<>();
    for (String table : names) {
      for (Map<String, AttributeValue> item : reader.apply(table)) {
        items.put(table + " " + item.get("pk").s() + " " + item.get("sk").s(), item);
      }
    }
    return new Tables(items);
  }

  /// Makes everything stored as it was at this moment.
  ///
  /// @param now what is stored
  public void restore(Backstage stage, Tables now) {
    Map<String, List<WriteRequest>> writes = new TreeMap<>();
    now.items.forEach((key, item) -> {
      if (!items.containsKey(key)) {
        Map<String, AttributeValue> place = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
        writes(writes, key).add(WriteRequest.builder().deleteRequest(it -> it.key(place)).build());
      }
    });
    items.forEach((key, item) -> {
      if (!item.equals(now.items.get(key))) {
        writes(writes, key).add(WriteRequest.builder().putRequest(it -> it.item(item)).build());
      }
    });
    writes.forEach((table, all) -> load(stage.dynamoDb, table, all));
  }

  private static List<WriteRequest> writes(Map<String, List<WriteRequest>> writes, String key) {
    String table = Backstage.name(key.substring(0, key.indexOf(' ')));
    return writes.computeIfAbsent(table, _ -> new ArrayList<>());
  }

  /// Writes past all functions, 25 at a time.
  public static void load(DynamoDbClient dynamoDb, String table, List<WriteRequest> writes) {
    for (int i = 0; i < writes.size(); i += 25) {
      List<WriteRequest> batch = writes.subList(i, Math.min(i + 25, writes.size()));
      dynamoDb.batchWriteItem(it -> it.requestItems(Map.of(table, batch)));
    }
  }

  /// The items of a table whose partition key is of this kind: `entry`, `address`, `outbox`.
  public List<Map<String, AttributeValue>> of(String table, String kind) {
    return items.entrySet().stream()
        .filter(item -> item.getKey().matches(table + " [a-z-]+#" + kind + "(#.*| .*)"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// The items in which a text stands anywhere.
  public List<String> with(String text) {
    return items.entrySet().stream()
        .filter(item -> (item.getKey() + item.getValue()).contains(text))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// What the log says was done to an entry, oldest first.
  public List<String> actions(String entry) {
    return changes()
        .filter(change -> change.entry().equals(entry))
        .map(LoggedChange::action)
        .toList();
  }

  /// What is wrong with the change log of every controller; nothing, if all is well (N14).
  public List<LogVerification.Fault> faults() {
    List<LogVerification.Fault> faults = new ArrayList<>();
    changes()
        .map(LoggedChange::controller)
        .distinct()
        .forEach(controller -> {
          Map<String, ChainHead> heads = new HashMap<>();
          items.forEach((key, item) -> {
            if (item.containsKey("changeHash") && item.get("pk").s().startsWith(controller + "#")) {
              Stream.of(item.get("pk").s().split("#", -1))
                  .filter(EntryId::isWellFormed)
                  .forEach(entry ->
                      heads.put(
                          entry,
                          new ChainHead(
                              Integer.parseInt(item.get("changeSequence").n()),
                              item.get("changeHash").s())));
            }
          });
          List<Seal> seals =
              items.entrySet().stream()
                  .filter(item -> item.getKey().startsWith("Ledger " + controller + "#seal "))
                  .map(item -> LedgerStore.readSeal(Attributes.of(item.getValue())))
                  .toList();
          faults.addAll(
              LogVerification.faults(
                  changes().filter(change -> change.controller().equals(controller)).toList(),
                  heads,
                  seals));
        });
    return faults;
  }

  private Stream<LoggedChange> changes() {
    return of("ChangeLog", "entry").stream().map(Attributes::of).map(ChangeLogStore::read);
  }
}
