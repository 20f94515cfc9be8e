package fi.samtycke.stores.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Reads;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.dynamo.Writes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The table `Outbox`: what is still owed, what was sent and what failed.
///
/// An item is pending until it is sent or failed. A pending one is claimed for the length of a
/// lease by whoever dispatches it; a lease that ran out may be claimed again. The stream tells of
/// new items at once and is only a hint: the index `due` is the truth. Its partition is the day on
/// which the next attempt is due, its order the rank and the instant. The index `concerning` finds
/// what is owed and was met about an entry.
public final class OutboxStore {
  public static final String SK = "outbox";
  private static final String DUE = "due";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public OutboxStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("OUTBOX_TABLE");
  }

  /// A stored obligation.
  ///
  /// @param attempts begun so far, a claimed one included
  /// @param enqueuedAt when it began to be owed
  public record Owed(
      ControllerId controller,
      EntryId id,
      Obligation obligation,
      int attempts,
      Instant enqueuedAt) {}

  /// Owes the obligation from `dueAt` on. Condition: the id is free.
  public Write enqueue(
      ControllerId controller, EntryId id, Obligation obligation, Instant now, Instant dueAt) {
    return Writes.insert(table, OutboxItems.owing(controller, id, obligation, now, dueAt).values());
  }

  /// Takes a pending obligation that is due and that nobody else holds.
  ///
  /// @param pk the item's partition key, as the stream and [#due] give it
  /// @return empty when it is not due, held by another, finished or gone
  public Optional<Owed> claim(String pk, Instant now, Duration lease) {
    try {
      Map<String, AttributeValue> claimed =
          dynamoDb
              .updateItem(update ->
                  update
                      .tableName(table)
                      .key(Attributes.key(pk, SK))
                      .updateExpression("SET leaseUntil = :lease ADD attempts :one")
                      .conditionExpression(
                          "#state = :pending AND nextAttemptAt <= :now"
                              + " AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)")
                      .expressionAttributeNames(Map.of("#state", OutboxItems.STATE))
                      .expressionAttributeValues(
                          Map.of(
                              ":lease", Attributes.instant(now.plus(lease)),
                              ":one", Attributes.number(1),
                              ":pending", Attributes.text(OutboxItems.PENDING),
                              ":now", Attributes.instant(now)))
                      .returnValues(ReturnValue.ALL_NEW))
              .attributes();
      return Optional.of(OutboxItems.read(pk, Attributes.of(claimed)));
    } catch (ConditionalCheckFailedException notOurs) {
      return Optional.empty();
    }
  }

  /// Closes a claimed obligation as met.
  ///
  /// @param messageId what the service that took it calls it
  /// @param forgetAt when the finished item may go
  public void markSent(Owed owed, String messageId, Instant now, Instant forgetAt) {
    write(OutboxItems.sent(table, owed, messageId, now, forgetAt));
  }

  /// The same inside of a transaction. Condition: it is pending.
  public Write sent(Owed owed, String messageId, Instant now, Instant forgetAt) {
    return Write.builder().update(OutboxItems.sent(table, owed, messageId, now, forgetAt)).build();
  }

  /// Erases an obligation together with what it is about, met or not.
  public Write erase(ControllerId controller, EntryId id) {
    return Write.builder()
        .delete(delete -> delete.tableName(table).key(Attributes.key(pk(controller, id), SK)))
        .build();
  }

  /// Closes a claimed obligation that has become void, because what it is about was erased.
  public void markVoid(Owed owed, Instant now, Instant forgetAt) {
    write(OutboxItems.voided(table, owed, now, forgetAt));
  }

  /// The same inside of a transaction. Condition: it is pending.
  public Write voided(Owed owed, Instant now, Instant forgetAt) {
    return Write.builder().update(OutboxItems.voided(table, owed, now, forgetAt)).build();
  }

  /// Closes a claimed obligation as failed for good. Condition: it is pending.
  public Write markFailed(Owed owed, Instant now, Instant forgetAt) {
    return Write.builder().update(OutboxItems.failed(table, owed, now, forgetAt)).build();
  }

  /// Gives a claimed obligation back, to be tried again later.
  public void retryAt(Owed owed, Instant next) {
    write(OutboxItems.givingBack(table, owed, next, owed.attempts()));
  }

  /// The same of one that may not be met yet. That was no attempt: however often it is put off, it
  /// has all its attempts before it.
  public void putOff(Owed owed, Instant next) {
    write(OutboxItems.givingBack(table, owed, next, owed.attempts() - 1));
  }

  /// A pending obligation as the index `due` shows it, a little late perhaps.
  ///
  /// @param pk what [#claim] takes
  public record Due(String pk, int rank, Instant at) {
    /// In which order obligations are met: the first rank first, then who waited longest.
    public static final Comparator<Due> ORDER =
        Comparator.comparingInt(Due::rank).thenComparing(Due::at);
  }

  /// Every pending obligation whose next attempt falls on the day in UTC.
  public List<Due> due(ControllerId controller, LocalDate day) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(DUE)
            .keyConditionExpression(OutboxItems.DUE_DAY + " = :day")
            .expressionAttributeValues(Map.of(":day", Attributes.text(controller + "#" + day)))
            .build();
    return dynamoDb.queryPaginator(query).items().stream()
        .map(Attributes::of)
        .map(item ->
            OutboxItems.due(item.required(Attributes.PK), item.required(OutboxItems.DUE_ORDER)))
        .toList();
  }

  /// The ids of what is owed or was met about an entry and is not forgotten; a little late perhaps,
  /// as it is an index.
  public List<EntryId> concerning(ControllerId controller, EntryId entry) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(OutboxItems.CONCERNING)
            .keyConditionExpression(OutboxItems.CONCERNING + " = :entry")
            .expressionAttributeValues(
                Map.of(
                    ":entry", Attributes.text(OutboxItems.concerning(controller, entry.value()))))
            .build();
    return dynamoDb.queryPaginator(query).items().stream()
        .map(item -> Attributes.of(item).required(Attributes.PK))
        .map(pk -> new EntryId(pk.substring(pk.lastIndexOf('#') + 1)))
        .toList();
  }

  /// Reads strongly, whatever its state.
  public Optional<Owed> find(ControllerId controller, EntryId id) {
    String pk = pk(controller, id);
    return Reads.find(dynamoDb, table, pk, SK).map(item -> OutboxItems.read(pk, item));
  }

  /// How far an obligation is.
  ///
  /// @param state `pending`, `sent`, `failed`, `void`
  /// @param feedback what was heard of it since: `delivered`, `bounced`, `complained`, or empty
  public record Progress(String state, String feedback) {}

  /// @return empty when it was met so long ago that it is forgotten
  public Optional<Progress> progress(ControllerId controller, EntryId id) {
    return Reads.find(dynamoDb, table, pk(controller, id), SK)
        .map(item -> new Progress(item.required(OutboxItems.STATE), item.text("delivery", "")));
  }

  /// Notes that a mail arrived, unless something was noted already: a bounce and a complaint say
  /// more, whichever is heard first.
  ///
  /// @return whether it was noted now
  public boolean noteDelivered(ControllerId controller, EntryId id) {
    return write(
        Update.builder()
            .tableName(table)
            .key(Attributes.key(pk(controller, id), SK))
            .updateExpression("SET delivery = :delivered")
            .conditionExpression(
                "attribute_exists(" + Attributes.PK + ") AND attribute_not_exists(delivery)")
            .expressionAttributeValues(Map.of(":delivered", Attributes.text("delivered")))
            .build());
  }

  /// Notes what became of a sent mail, once for each feedback id. Condition: this id was not noted.
  public Write noteFeedback(
      ControllerId controller, EntryId id, String feedbackId, String outcome) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(pk(controller, id), SK))
            .updateExpression("SET delivery = :outcome ADD feedbackIds :ids")
            .conditionExpression(
                "attribute_exists(" + Attributes.PK + ") AND NOT contains(feedbackIds, :id)")
            .expressionAttributeValues(
                Map.of(
                    ":outcome", Attributes.text(outcome),
                    ":ids", Attributes.textSet(List.of(feedbackId)),
                    ":id", Attributes.text(feedbackId)))
            .build();
    return Write.builder().update(update).build();
  }

  /// @return `false` when the condition did not hold: it is finished already or gone
  private boolean write(Update update) {
    try {
      dynamoDb.updateItem(request -> {
        request
            .tableName(table)
            .key(update.key())
            .updateExpression(update.updateExpression())
            .conditionExpression(update.conditionExpression())
            .expressionAttributeValues(update.expressionAttributeValues());
        if (update.hasExpressionAttributeNames()) {
          request.expressionAttributeNames(update.expressionAttributeNames());
        }
      });
      return true;
    } catch (ConditionalCheckFailedException finishedOrGone) {
      return false;
    }
  }

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#outbox#" + id;
  }
}
