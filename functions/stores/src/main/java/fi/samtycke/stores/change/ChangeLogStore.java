package fi.samtycke.stores.change;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Reads;
import fi.samtycke.stores.dynamo.Write;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The table `ChangeLog`: the chain of changes of every entry (D4). Functions may put and query;
/// none may change or delete.
public final class ChangeLogStore {
  private static final String LISTING = "changes";
  private static final String LISTING_ORDER = "changesOrder";
  private static final Listings.Index INDEX = new Listings.Index(LISTING, LISTING, LISTING_ORDER);
  private static final String FIELDS = "fields";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public ChangeLogStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("CHANGE_LOG_TABLE");
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
            .with(LISTING, change.controller() + "#changes")
            .with(LISTING_ORDER, order(change)));
  }

  /// The whole chain of an entry, oldest first. Reads strongly.
  public List<LoggedChange> ofEntry(ControllerId controller, EntryId entry) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression(Attributes.PK + " = :pk")
            .expressionAttributeValues(
                Map.of(":pk", Attributes.text(pk(controller.value(), entry.value()))))
            .build();
    return dynamoDb.queryPaginator(query).items().stream().map(ChangeLogStore::read).toList();
  }

  /// The last change of an entry. Reads strongly.
  public Optional<LoggedChange> last(ControllerId controller, EntryId entry) {
    return Reads.last(dynamoDb, table, pk(controller.value(), entry.value()))
        .map(item -> read(item.values()));
  }

  /// Every change of a day in UTC, oldest first.
  public List<LoggedChange> ofDay(ControllerId controller, LocalDate day) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(LISTING)
            .keyConditionExpression(
                LISTING + " = :all AND " + LISTING_ORDER + " BETWEEN :day AND :nextDay")
            .expressionAttributeValues(
                Map.of(
                    ":all", Attributes.text(controller + "#changes"),
                    ":day", Attributes.text(day.toString()),
                    ":nextDay", Attributes.text(day.plusDays(1).toString())))
            .build();
    return dynamoDb.queryPaginator(query).items().stream().map(ChangeLogStore::read).toList();
  }

  /// The first day in UTC with a change, not before `since`.
  public Optional<LocalDate> firstDay(ControllerId controller, LocalDate since) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(LISTING)
            .limit(1)
            .keyConditionExpression(LISTING + " = :all AND " + LISTING_ORDER + " >= :since")
            .expressionAttributeValues(
                Map.of(
                    ":all", Attributes.text(controller + "#changes"),
                    ":since", Attributes.text(since.toString())))
            .build();
    return dynamoDb.query(query).items().stream()
        .map(item -> LocalDate.ofInstant(Attributes.of(item).at("at"), ZoneOffset.UTC))
        .findFirst();
  }

  /// Up to `limit` changes of the controller, newest first, behind the one of order `after`.
  public Listings.Page<LoggedChange> list(
      ControllerId controller, Optional<String> after, int limit) {
    return Listings.page(
        dynamoDb,
        table,
        INDEX,
        new Listings.Asked(controller + "#changes", after, limit),
        row -> Optional.of(read(row.values())));
  }

  /// Reads a change from its stored item; the verifier reads exports with it too.
  public static LoggedChange read(Map<String, AttributeValue> stored) {
    Attributes item = Attributes.of(stored);
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

  private static String order(LoggedChange change) {
    return change.at() + "#" + change.entry() + "#" + padded(change.sequence());
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
