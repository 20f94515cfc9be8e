package fi.samtycke.stores.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.outbox.OutboxStore.Due;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import java.time.Instant;
import java.util.Set;

/// How an obligation stands in its item.
final class OutboxItems {
  static final String CONCERNING = "concerning";
  static final String STATE = "state";
  static final String PENDING = "pending";
  static final String LEASE = "leaseUntil";
  static final String NEXT = "nextAttemptAt";
  static final String ATTEMPTS = "attempts";
  static final Set<String> TECHNICAL = Set.of(CONCERNING, LEASE, NEXT, ATTEMPTS);

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
        .with(DueIndex.DAY, DueIndex.day(controller, dueAt))
        .with(DueIndex.ORDER, dueOrder(obligation, dueAt));
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

  static String concerning(ControllerId controller, String about) {
    return controller + "#about#" + about;
  }

  static String dueOrder(Obligation obligation, Instant at) {
    return obligation.rank() + "#" + Timestamp.of(at);
  }
}
