package fi.samtycke.stores.dynamo;

import fi.samtycke.core.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The sparse index of a table that lists entries of a controller, the latest first. It carries
/// what the list shows, so that a page is one Query and no read for each row. It may be a moment
/// late: whoever acts on an entry reads the entry itself.
public final class Listings {
  /// So many rows one page looks at, at most, before it ends with what it has.
  public static final int MOST_EXAMINED = 200;

  private static final int WHEN_OTHERS_ARE_BETWEEN = 4;

  private Listings() {}

  /// An index.
  ///
  /// @param name of the attribute that is its partition key too
  public record Index(String name) {
    /// The attribute that is its sort key.
    public String order() {
      return name + "Order";
    }
  }

  /// Which rows of a partition.
  ///
  /// @param after the order of the row behind which they begin; empty for the first ones
  /// @param limit of a page, at least 1
  /// @param only DynamoDB leaves out all others before it answers
  /// @param narrow whether few of them will be shown
  public record Asked(
      String partition, Optional<String> after, int limit, Optional<Only> only, boolean narrow) {
    public Asked(String partition, Optional<String> after, int limit) {
      this(partition, after, limit, Optional.empty(), false);
    }

    /// How many rows the first Query looks at: one more than the page holds, to know whether there
    /// are any behind it, and more where others are in between.
    private int first() {
      if (narrow) {
        return MOST_EXAMINED;
      }
      return Math.min(
          MOST_EXAMINED, only.isEmpty() ? limit + 1 : WHEN_OTHERS_ARE_BETWEEN * (limit + 1));
    }
  }

  /// Rows of which an attribute has one of these values.
  public record Only(String attribute, List<String> values) {}

  /// A page.
  ///
  /// @param next what to ask for to go on behind it; empty at the end
  public record Page<T>(List<T> rows, Optional<String> next) {}

  private record Found(List<Attributes> rows, int examined, Optional<String> next) {}

  /// A page of every row of a partition.
  public static <T> Page<T> page(
      Table table,
      Index index,
      String partition,
      Optional<String> after,
      int limit,
      Function<Attributes, T> show) {
    Asked asked = new Asked(partition, after, limit);
    return page(table, index, asked, row -> Optional.of(show.apply(row)), () -> false);
  }

  /// A page of rows as `show` shows them, by one Query. Where `show` shows little of what that
  /// finds, by one more; a page may then hold fewer, or none, and still not be the last.
  ///
  /// @param show empty for a row that the caller does not see
  /// @param enough whether the page is to end with what it has, because `show` costs something
  public static <T> Page<T> page(
      Table table,
      Index index,
      Asked asked,
      Function<Attributes, Optional<T>> show,
      BooleanSupplier enough) {
    List<T> rows = new ArrayList<>(asked.limit());
    Optional<String> next = asked.after();
    int left = MOST_EXAMINED;
    int examine = asked.first();
    while (true) {
      Found found = query(table, index, asked, next, examine);
      for (Attributes row : found.rows()) {
        if (enough.getAsBoolean()) {
          return new Page<>(rows, next);
        }
        Optional<T> shown = show.apply(row);
        if (shown.isPresent() && rows.size() == asked.limit()) {
          return new Page<>(rows, next);
        }
        shown.ifPresent(rows::add);
        next = Optional.of(row.required(index.order()));
      }
      next = found.next();
      left -= found.examined();
      if (next.isEmpty() || rows.size() == asked.limit() || left <= 0) {
        return new Page<>(rows, next);
      }
      examine = left;
    }
  }

  /// The id of the entry of a row: every index carries the key of the table.
  public static EntryId id(Attributes row) {
    String pk = row.required(Attributes.PK);
    return new EntryId(pk.substring(pk.lastIndexOf('#') + 1));
  }

  /// The ids of the entries of one kind among those under these partition keys.
  ///
  /// @param prefix of the keys of the kind, such as `<controller>#case#`
  public static List<EntryId> ids(List<String> pks, String prefix) {
    return pks.stream()
        .filter(pk -> pk.startsWith(prefix))
        .map(pk -> new EntryId(pk.substring(prefix.length())))
        .toList();
  }

  private static Found query(
      Table table, Index index, Asked asked, Optional<String> after, int examine) {
    String condition = index.name() + " = :partition";
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":partition", Attributes.text(asked.partition()));
    if (after.isPresent()) {
      condition += " AND " + index.order() + " < :after";
      values.put(":after", Attributes.text(after.get()));
    }
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .indexName(index.name())
            .scanIndexForward(false)
            .limit(examine)
            .keyConditionExpression(condition);
    if (asked.only().isPresent()) {
      Only only = asked.only().get();
      List<String> placeholders = new ArrayList<>();
      for (String value : only.values()) {
        String placeholder = ":only" + placeholders.size();
        placeholders.add(placeholder);
        values.put(placeholder, Attributes.text(value));
      }
      query
          .filterExpression("#only IN (" + String.join(", ", placeholders) + ")")
          .expressionAttributeNames(Map.of("#only", only.attribute()));
    }
    QueryResponse found = table.dynamoDb().query(query.expressionAttributeValues(values).build());
    return new Found(
        found.items().stream().map(Attributes::of).toList(),
        Math.max(1, found.scannedCount()),
        found.hasLastEvaluatedKey()
            ? Optional.of(Attributes.of(found.lastEvaluatedKey()).required(index.order()))
            : Optional.empty());
  }
}
