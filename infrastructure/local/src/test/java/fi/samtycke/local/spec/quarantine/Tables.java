package fi.samtycke.local.spec.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.LogVerification;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.change.Seal;
import fi.samtycke.local.Items;
import fi.samtycke.stores.Attributes;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.LedgerStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that is stored at one moment, table by table; equal when nothing has changed.
///
/// @param items by `<table> <partition key> <sort key>`
record Tables(TreeMap<String, Map<String, AttributeValue>> items) {
  static final List<String> NAMES =
      List.of(
          "Quarantine",
          "Register",
          "Conversations",
          "ChangeLog",
          "Ledger",
          "Outbox",
          "Staff",
          "DigestKeys");

  static Tables of(Items tables) {
    TreeMap<String, Map<String, AttributeValue>> items = new TreeMap<>();
    for (String table : NAMES) {
      tables
          .everything(table)
          .forEach(
              item -> items.put(table + " " + item.get("pk").s() + " " + item.get("sk").s(), item));
    }
    return new Tables(items);
  }

  /// The items of a table whose partition key is of this kind: `entry`, `address`, `outbox`.
  List<Map<String, AttributeValue>> of(String table, String kind) {
    return items.entrySet().stream()
        .filter(item -> item.getKey().matches(table + " [a-z-]+#" + kind + "(#.*| .*)"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// The items in which a text stands anywhere.
  List<String> with(String text) {
    return items.entrySet().stream()
        .filter(item -> (item.getKey() + item.getValue()).contains(text))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// What the log says was done to an entry, oldest first.
  List<String> actions(String entry) {
    return changes()
        .filter(change -> change.entry().equals(entry))
        .map(LoggedChange::action)
        .toList();
  }

  /// What is wrong with the change log of every controller; nothing, if all is well (N14).
  List<LogVerification.Fault> faults() {
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
    return of("ChangeLog", "entry").stream().map(ChangeLogStore::read);
  }
}
