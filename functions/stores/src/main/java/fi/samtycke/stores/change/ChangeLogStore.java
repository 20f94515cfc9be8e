package fi.samtycke.stores.change;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table `ChangeLog`: the chain of changes of every entry (D4). Functions may put and query;
/// none may change or delete.
public final class ChangeLogStore {
  private static final Listings.Index INDEX = new Listings.Index("changes");
  private static final String FIELDS = "fields";

  private final Table table;

  public ChangeLogStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CHANGE_LOG_TABLE");
  }

  /// Condition: the place in the chain is free.
  public Write append(LoggedChange change) {
    return Write.insert(
        table,
        Attributes.item(pk(change.controller(), change.entry()), padded(change.sequence()))
            .with("controller", change.controller())
            .with("entry", change.entry())
            .with("sequence", change.sequence())
            .with("at", change.at())
            .with("actor", change.actor())
            .with("action", change.action())
            .with(FIELDS, change.fields())
            .with("reason", change.reason())
            .with("previousHash", change.previousHash())
            .with("hash", change.hash())
            .listed(
                INDEX,
                change.controller() + "#changes",
                change.at() + "#" + change.entry() + "#" + padded(change.sequence())));
  }

  /// The whole chain of an entry, oldest first. Reads strongly.
  public List<LoggedChange> ofEntry(ControllerId controller, EntryId entry) {
    return table.all(pk(controller.value(), entry.value())).map(ChangeLogStore::read).toList();
  }

  /// The last change of an entry. Reads strongly.
  public Optional<LoggedChange> last(ControllerId controller, EntryId entry) {
    return table.last(pk(controller.value(), entry.value())).map(ChangeLogStore::read);
  }

  /// Every change of a day in UTC, oldest first.
  public List<LoggedChange> ofDay(ControllerId controller, LocalDate day) {
    return table
        .indexed(
            INDEX.name(),
            "changes = :all AND changesOrder BETWEEN :day AND :nextDay",
            Map.of(
                ":all", controller + "#changes",
                ":day", day.toString(),
                ":nextDay", day.plusDays(1).toString()))
        .map(ChangeLogStore::read)
        .toList();
  }

  /// The first day in UTC with a change, not before `since`.
  public Optional<LocalDate> firstDay(ControllerId controller, LocalDate since) {
    return table
        .firstIndexed(
            INDEX.name(),
            "changes = :all AND changesOrder >= :since",
            Map.of(":all", controller + "#changes", ":since", since.toString()))
        .map(item -> LocalDate.ofInstant(item.at("at"), ZoneOffset.UTC));
  }

  /// Up to `limit` changes of the controller, newest first, behind the one of order `after`.
  public Listings.Page<LoggedChange> list(
      ControllerId controller, Optional<String> after, int limit) {
    return Listings.page(table, INDEX, controller + "#changes", after, limit, ChangeLogStore::read);
  }

  /// Reads a change from its stored item; the verifier reads exports with it too.
  public static LoggedChange read(Attributes item) {
    return new LoggedChange(
        item.required("controller"),
        item.required("entry"),
        item.count("sequence"),
        item.required("at"),
        item.required("actor"),
        item.required("action"),
        item.texts(FIELDS),
        item.required("reason"),
        item.required("previousHash"),
        item.required("hash"));
  }

  /// Eight digits, so that the order of the texts is that of the numbers. A `Formatter` would load
  /// the world's decimal signs for it.
  private static String padded(int sequence) {
    return Integer.toString(100_000_000 + sequence).substring(1);
  }

  private static String pk(String controller, String entry) {
    return controller + "#entry#" + entry;
  }
}
