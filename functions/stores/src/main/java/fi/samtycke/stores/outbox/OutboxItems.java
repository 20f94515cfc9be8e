package fi.samtycke.stores.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore.Due;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

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
  static final Set<String> TECHNICAL =
      Set.of(CONCERNING, DUE_DAY, DUE_ORDER, LEASE, NEXT, ATTEMPTS);
  private static final Condition PENDING_STILL = Condition.equal(STATE, PENDING);

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
  static Write sent(Table table, Owed owed, String messageId, Instant now, Instant forgetAt) {
    return finish(table, owed, "sent", "sentAt", now, forgetAt).set("messageId", messageId);
  }

  static Write voided(Table table, Owed owed, Instant now, Instant forgetAt) {
    return finish(table, owed, "void", "voidAt", now, forgetAt);
  }

  static Write failed(Table table, Owed owed, Instant now, Instant forgetAt) {
    return finish(table, owed, "failed", "failedAt", now, forgetAt);
  }

  /// To be tried again. Condition: it is pending, and nobody else has claimed it since.
  static Write givingBack(Table table, Owed owed, Instant next, int attempts) {
    return of(table, owed)
        .set(NEXT, next)
        .set(DUE_DAY, dueDay(owed.controller(), next))
        .set(DUE_ORDER, dueOrder(owed.obligation(), next))
        .set(ATTEMPTS, attempts)
        .remove(LEASE)
        .when(Condition.equal(ATTEMPTS, owed.attempts()));
  }

  /// Taken in hand. Condition: pending, due, and not in the hands of anybody else.
  static Write claim(Table table, String pk, Instant now, Instant lease) {
    return Write.update(table, pk, OutboxStore.SK)
        .set(LEASE, lease)
        .add(ATTEMPTS, 1)
        .when(
            PENDING_STILL,
            Condition.notAfter(NEXT, now),
            Condition.lacks(LEASE).or(Condition.notAfter(LEASE, now)));
  }

  static String concerning(ControllerId controller, String about) {
    return controller + "#about#" + about;
  }

  private static Write finish(
      Table table, Owed owed, String state, String at, Instant now, Instant forgetAt) {
    return of(table, owed)
        .set(STATE, state)
        .set(at, now)
        .set(Attributes.TIME_TO_LIVE, forgetAt.getEpochSecond())
        .remove(LEASE)
        .remove(DUE_DAY)
        .remove(DUE_ORDER);
  }

  private static Write of(Table table, Owed owed) {
    return Write.update(table, OutboxStore.pk(owed.controller(), owed.id()), OutboxStore.SK)
        .when(PENDING_STILL);
  }

  private static String dueDay(ControllerId controller, Instant at) {
    return controller + "#" + LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static String dueOrder(Obligation obligation, Instant at) {
    return obligation.rank() + "#" + Timestamp.of(at);
  }
}
