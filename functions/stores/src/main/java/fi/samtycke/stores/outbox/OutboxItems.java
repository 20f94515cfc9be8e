package fi.samtycke.stores.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.outbox.OutboxStore.Due;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// How an obligation stands in its item, and what becomes of the item when it is met, put off or
/// given up.
final class OutboxItems {
  static final String CONCERNING = "concerning";
  static final String DUE_DAY = "dueDay";
  static final String DUE_ORDER = "dueOrder";
  static final String STATE = "state";
  static final String PENDING = "pending";
  private static final String LEASE = "leaseUntil";
  private static final String NEXT = "nextAttemptAt";
  private static final String ATTEMPTS = "attempts";

  private OutboxItems() {}

  static Attributes owing(
      ControllerId controller, EntryId id, Obligation obligation, Instant now, Instant dueAt) {
    return Attributes.item(OutboxStore.pk(controller, id), OutboxStore.SK)
        .with("channel", obligation.channel())
        .with("kind", obligation.kindId())
        .with("about", obligation.about())
        .with(CONCERNING, concerning(controller, obligation.about()))
        .with(STATE, PENDING)
        .with(ATTEMPTS, 0)
        .with("enqueuedAt", now)
        .with(NEXT, dueAt)
        .with(DUE_DAY, dueDay(controller, dueAt))
        .with(DUE_ORDER, dueOrder(obligation, dueAt));
  }

  static Owed read(String pk, Attributes item) {
    String[] parts = pk.split("#", -1);
    return new Owed(
        new ControllerId(parts[0]),
        new EntryId(parts[2]),
        Obligation.of(item.required("channel"), item.required("kind"), item.required("about")),
        item.count(ATTEMPTS),
        item.at("enqueuedAt"));
  }

  static Due due(String pk, String order) {
    int mark = order.indexOf('#');
    return new Due(
        pk, Integer.parseInt(order.substring(0, mark)), Instant.parse(order.substring(mark + 1)));
  }

  /// Met. Condition, as of [#voided] and [#failed]: it is pending.
  static Update sent(String table, Owed owed, String messageId, Instant now, Instant forgetAt) {
    Map<String, AttributeValue> values = finished("sent", now, forgetAt);
    values.put(":messageId", Attributes.text(messageId));
    return finish(table, owed, "sentAt = :now, messageId = :messageId", values);
  }

  static Update voided(String table, Owed owed, Instant now, Instant forgetAt) {
    return finish(table, owed, "voidAt = :now", finished("void", now, forgetAt));
  }

  static Update failed(String table, Owed owed, Instant now, Instant forgetAt) {
    return finish(table, owed, "failedAt = :now", finished("failed", now, forgetAt));
  }

  /// To be tried again. Condition: it is pending, and nobody else has claimed it since.
  static Update givingBack(String table, Owed owed, Instant next, int attempts) {
    return of(table, owed)
        .updateExpression(
            "SET %s = :next, %s = :day, %s = :order, %s = :made REMOVE %s"
                .formatted(NEXT, DUE_DAY, DUE_ORDER, ATTEMPTS, LEASE))
        .conditionExpression("#state = :pending AND " + ATTEMPTS + " = :seen")
        .expressionAttributeValues(
            Map.of(
                ":next",
                Attributes.instant(next),
                ":day",
                Attributes.text(dueDay(owed.controller(), next)),
                ":order",
                Attributes.text(dueOrder(owed.obligation(), next)),
                ":made",
                Attributes.number(attempts),
                ":seen",
                Attributes.number(owed.attempts()),
                ":pending",
                Attributes.text(PENDING)))
        .build();
  }

  static String concerning(ControllerId controller, String about) {
    return controller + "#about#" + about;
  }

  private static Map<String, AttributeValue> finished(String state, Instant now, Instant forgetAt) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":finished", Attributes.text(state));
    values.put(":pending", Attributes.text(PENDING));
    values.put(":now", Attributes.instant(now));
    values.put(":forget", Attributes.number(forgetAt.getEpochSecond()));
    return values;
  }

  private static Update finish(
      String table, Owed owed, String set, Map<String, AttributeValue> values) {
    return of(table, owed)
        .updateExpression(
            "SET #state = :finished, "
                + set
                + (", " + Attributes.TIME_TO_LIVE + " = :forget")
                + (" REMOVE " + LEASE + ", " + DUE_DAY + ", " + DUE_ORDER))
        .conditionExpression("#state = :pending")
        .expressionAttributeValues(values)
        .build();
  }

  private static Update.Builder of(String table, Owed owed) {
    return Update.builder()
        .tableName(table)
        .key(Attributes.key(OutboxStore.pk(owed.controller(), owed.id()), OutboxStore.SK))
        .expressionAttributeNames(Map.of("#state", STATE));
  }

  private static String dueDay(ControllerId controller, Instant at) {
    return controller + "#" + LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static String dueOrder(Obligation obligation, Instant at) {
    return obligation.rank() + "#" + Timestamp.of(at);
  }
}
