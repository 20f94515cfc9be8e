package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets a contact into quarantine: the entry, its log entry, the question that is owed and the
/// fact. The same writes for every address: nobody is looked up here.
public final class QuarantineEntrance {
  private final QuarantineStore quarantine;

  public QuarantineEntrance(Wiring wiring, DynamoDbClient dynamoDb) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
  }

  /// @param unit in which the entry begins
  public UnitOfWork enter(
      UnitOfWork unit, Controller controller, EntryId entry, ContactData data, Instant now) {
    EntryId question = unit.newId();
    Instant hardLimit =
        new QuarantineCalendar(controller.quarantine(), controller.zone()).hardLimit(now);
    ChainHead head =
        unit.log(entry, ChainHead.NONE, Action.QUARANTINE_ENTERED, data.fields().keySet(), "");
    return unit.also(quarantine.enter(controller.id(), entry, data, question, head, hardLimit))
        .owe(question, new Obligation.Mail(MailKind.QUARANTINE_QUESTION, entry.value()), now)
        .owe(FactKind.QUARANTINE_ENTERED, entry);
  }
}
