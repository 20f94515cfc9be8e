package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The table `ChangeLog`: the chain of changes of every entry (D4). Functions may put and query;
/// none may change or delete.
public final class ChangeLogStore {
  private static final String BY_MONTH = "byMonth";
  private static final String MONTH = "month";
  private static final String MONTH_ORDER = "monthOrder";
  private static final String FIELDS = "fields";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public ChangeLogStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("CHANGE_LOG_TABLE");
  }

  /// Changes of one month, newest first.
  ///
  /// @param last the order of the last one, to go on behind it; empty at the month's end
  public record Page(List<LoggedChange> changes, Optional<String> last) {}

  /// Condition: the place in the chain is free.
  public TransactWriteItem append(LoggedChange change) {
    Map<String, AttributeValue> item =
        Attributes.item(
                pk(change.controller(), change.entry()), "%08d".formatted(change.sequence()))
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
            .with(MONTH, change.controller() + "#" + change.at().substring(0, 7))
            .with(MONTH_ORDER, order(change))
            .values();
    return Writes.insert(table, item);
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

  /// Every change of a day in UTC, oldest first.
  public List<LoggedChange> ofDay(ControllerId controller, LocalDate day) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(BY_MONTH)
            .keyConditionExpression(
                "#month = :month AND " + MONTH_ORDER + " BETWEEN :day AND :nextDay")
            .expressionAttributeNames(Map.of("#month", MONTH))
            .expressionAttributeValues(
                Map.of(
                    ":month", Attributes.text(controller + "#" + YearMonth.from(day)),
                    ":day", Attributes.text(day.toString()),
                    ":nextDay", Attributes.text(day.plusDays(1).toString())))
            .build();
    return dynamoDb.queryPaginator(query).items().stream().map(ChangeLogStore::read).toList();
  }

  /// Up to `limit` changes of a month, newest first, behind the one of order `after`.
  public Page ofMonth(ControllerId controller, YearMonth month, Optional<String> after, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(BY_MONTH)
            .scanIndexForward(false)
            .limit(limit);
    AttributeValue partition = Attributes.text(controller + "#" + month);
    if (after.isPresent()) {
      query
          .keyConditionExpression("#month = :month AND " + MONTH_ORDER + " < :after")
          .expressionAttributeValues(
              Map.of(":month", partition, ":after", Attributes.text(after.get())));
    } else {
      query
          .keyConditionExpression("#month = :month")
          .expressionAttributeValues(Map.of(":month", partition));
    }
    QueryResponse found =
        dynamoDb.query(query.expressionAttributeNames(Map.of("#month", MONTH)).build());
    List<LoggedChange> changes = new ArrayList<>();
    found.items().forEach(item -> changes.add(read(item)));
    Optional<String> last =
        found.lastEvaluatedKey().isEmpty() || changes.isEmpty()
            ? Optional.empty()
            : Optional.of(order(changes.getLast()));
    return new Page(changes, last);
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
    return change.at() + "#" + change.entry() + "#" + "%08d".formatted(change.sequence());
  }

  private static String pk(String controller, String entry) {
    return controller + "#entry#" + entry;
  }
}
