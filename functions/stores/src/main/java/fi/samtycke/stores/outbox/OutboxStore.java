package fi.samtycke.stores.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL = OutboxItems.TECHNICAL;

  private static final Condition PENDING = Condition.equal(OutboxItems.STATE, OutboxItems.PENDING);
  private static final String DELIVERY = "delivery";
  private static final String FEEDBACK_IDS = "feedbackIds";

  private final Table table;

  public OutboxStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "OUTBOX_TABLE");
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
    return Write.insert(table, OutboxItems.owing(controller, id, obligation, now, dueAt));
  }

  /// Takes a pending obligation that is due and that nobody else holds.
  ///
  /// @param pk the item's partition key, as the stream and [#due] give it
  /// @return empty when it is not due, held by another, finished or gone
  public Optional<Owed> claim(String pk, Instant now, Duration lease) {
    return Write.update(table, pk, SK)
        .set(OutboxItems.LEASE, now.plus(lease))
        .add(OutboxItems.ATTEMPTS, 1)
        .when(
            PENDING,
            Condition.notAfter(OutboxItems.NEXT, now),
            Condition.lacks(OutboxItems.LEASE).or(Condition.notAfter(OutboxItems.LEASE, now)))
        .updated()
        .map(item -> OutboxItems.read(pk, item));
  }

  /// Closes a claimed obligation as met. Condition: it is pending.
  ///
  /// @param messageId what the service that took it calls it
  /// @param forgetAt when the finished item may go
  public Write sent(Owed owed, String messageId, Instant now, Instant forgetAt) {
    return finish(owed, "sent", "sentAt", now, forgetAt).set("messageId", messageId);
  }

  /// Erases an obligation together with what it is about, met or not.
  public Write erase(ControllerId controller, EntryId id) {
    return Write.delete(table, pk(controller, id), SK);
  }

  /// Closes a claimed obligation that has become void, because what it is about was erased.
  /// Condition: it is pending.
  public Write voided(Owed owed, Instant now, Instant forgetAt) {
    return finish(owed, "void", "voidAt", now, forgetAt);
  }

  /// Closes a claimed obligation as failed for good. Condition: it is pending.
  public Write failed(Owed owed, Instant now, Instant forgetAt) {
    return finish(owed, "failed", "failedAt", now, forgetAt);
  }

  /// Gives a claimed obligation back, to be tried again later.
  public void retryAt(Owed owed, Instant next) {
    giveBack(owed, next, owed.attempts());
  }

  /// The same of one that may not be met yet. That was no attempt: however often it is put off, it
  /// has all its attempts before it.
  public void putOff(Owed owed, Instant next) {
    giveBack(owed, next, owed.attempts() - 1);
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
    return table
        .indexed(DUE, DueIndex.DAY + " = :day", Map.of(":day", controller + "#" + day))
        .map(item -> OutboxItems.due(item.required(Attributes.PK), item.required(DueIndex.ORDER)))
        .toList();
  }

  /// The ids of what is owed or was met about an entry and is not forgotten; a little late perhaps,
  /// as it is an index.
  public List<EntryId> concerning(ControllerId controller, EntryId entry) {
    return table
        .indexed(
            OutboxItems.CONCERNING,
            OutboxItems.CONCERNING + " = :entry",
            Map.of(":entry", OutboxItems.concerning(controller, entry.value())))
        .map(Listings::id)
        .toList();
  }

  /// Reads strongly, whatever its state.
  public Optional<Owed> find(ControllerId controller, EntryId id) {
    String pk = pk(controller, id);
    return table.find(pk, SK).map(item -> OutboxItems.read(pk, item));
  }

  /// How far an obligation is.
  ///
  /// @param state `pending`, `sent`, `failed`, `void`
  /// @param feedback what was heard of it since: `delivered`, `bounced`, `complained`, or empty
  public record Progress(String state, String feedback) {}

  /// @return empty when it was met so long ago that it is forgotten
  public Optional<Progress> progress(ControllerId controller, EntryId id) {
    return table
        .find(pk(controller, id), SK)
        .map(item -> new Progress(item.required(OutboxItems.STATE), item.text(DELIVERY, "")));
  }

  /// Whether it is still owed.
  public boolean isPending(ControllerId controller, EntryId id) {
    return progress(controller, id).filter(each -> each.state().equals("pending")).isPresent();
  }

  /// Notes that a mail arrived, unless something was noted already: a bounce and a complaint say
  /// more, whichever is heard first.
  ///
  /// @return whether it was noted now
  public boolean noteDelivered(ControllerId controller, EntryId id) {
    return Write.update(table, pk(controller, id), SK)
        .set(DELIVERY, "delivered")
        .when(Condition.exists(), Condition.lacks(DELIVERY))
        .alone();
  }

  /// Notes what became of a sent mail, once for each feedback id. Condition: this id was not noted.
  public Write noteFeedback(
      ControllerId controller, EntryId id, String feedbackId, String outcome) {
    return Write.update(table, pk(controller, id), SK)
        .set(DELIVERY, outcome)
        .add(FEEDBACK_IDS, List.of(feedbackId))
        .when(Condition.exists(), Condition.contains(FEEDBACK_IDS, feedbackId).not());
  }

  private Write finish(Owed owed, String state, String at, Instant now, Instant forgetAt) {
    return pending(owed)
        .set(OutboxItems.STATE, state)
        .set(at, now)
        .set(Attributes.TIME_TO_LIVE, forgetAt.getEpochSecond())
        .remove(OutboxItems.LEASE)
        .notDue();
  }

  /// Condition: nobody else has claimed it since.
  private void giveBack(Owed owed, Instant next, int attempts) {
    pending(owed)
        .set(OutboxItems.NEXT, next)
        .set(DueIndex.DAY, DueIndex.day(owed.controller(), next))
        .set(DueIndex.ORDER, OutboxItems.dueOrder(owed.obligation(), next))
        .set(OutboxItems.ATTEMPTS, attempts)
        .remove(OutboxItems.LEASE)
        .when(Condition.equal(OutboxItems.ATTEMPTS, owed.attempts()))
        .alone();
  }

  private Write pending(Owed owed) {
    return Write.update(table, pk(owed.controller(), owed.id()), SK).when(PENDING);
  }

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#outbox#" + id;
  }
}
