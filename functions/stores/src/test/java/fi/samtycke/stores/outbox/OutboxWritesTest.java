package fi.samtycke.stores.outbox;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.WriteContract.entry;

import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// The outbox's writes on a bad network.
class OutboxWritesTest implements WriteContract {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("something is owed", OutboxWritesTest::owe),
        new Deed("it is claimed", OutboxWritesTest::owe, OutboxWritesTest::claim),
        new Deed(
            "it is marked as sent",
            OutboxWritesTest::claimed,
            store -> outbox(store).sent(owed(), "m", NOW, NOW).alone()),
        new Deed(
            "it is marked as void",
            OutboxWritesTest::claimed,
            store -> outbox(store).voided(owed(), NOW, NOW).alone()),
        new Deed(
            "it is given back",
            OutboxWritesTest::claimed,
            store -> outbox(store).retryAt(owed(), NOW.plusSeconds(60))),
        new Deed(
            "its delivery is noted",
            OutboxWritesTest::claimed,
            store -> outbox(store).noteDelivered(PLAZA, entry(1))));
  }

  private static void owe(StoreExtension store) {
    store.written(outbox(store).enqueue(PLAZA, entry(1), mail(), NOW, NOW));
  }

  private static void claim(StoreExtension store) {
    outbox(store).claim(OutboxStore.pk(PLAZA, entry(1)), NOW, Duration.ofMinutes(5));
  }

  private static void claimed(StoreExtension store) {
    owe(store);
    claim(store);
  }

  private static Owed owed() {
    return new Owed(PLAZA, entry(1), mail(), 1, NOW);
  }

  private static Obligation mail() {
    return new Obligation.Mail(MailKind.QUARANTINE_QUESTION, entry(7).value());
  }

  private static OutboxStore outbox(StoreExtension store) {
    return new OutboxStore(store.wiring, store.dynamoDb());
  }
}
