package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets a contact into quarantine: the entry, its log entry, the question that is owed and the
/// fact. The same writes for every address: nobody is looked up here.
public final class QuarantineEntrance {
  private final QuarantineStore quarantine;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final RandomGenerator random;

  public QuarantineEntrance(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.random = random;
  }

  public List<Write> enter(
      Controller controller, EntryId entry, ContactData data, Actor actor, Instant now) {
    ControllerId id = controller.id();
    EntryId question = EntryId.random(random);
    EntryId fact = EntryId.random(random);
    LoggedChange change =
        ChainHead.NONE.append(
            id,
            new Change(
                entry,
                now,
                actor,
                Action.QUARANTINE_ENTERED,
                List.copyOf(data.fields().keySet()),
                ""));
    Instant hardLimit =
        new QuarantineCalendar(controller.quarantine(), controller.zone()).hardLimit(now);
    String about = entry.value();
    return List.of(
        quarantine.enter(id, entry, data, question, change.head(), hardLimit),
        changes.append(change),
        outbox.enqueue(
            id, question, new Obligation.Mail(MailKind.QUARANTINE_QUESTION, about), now, now),
        outbox.enqueue(
            id, fact, new Obligation.Fact(FactKind.QUARANTINE_ENTERED, about), now, now));
  }
}
