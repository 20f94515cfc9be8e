package fi.samtycke.mail.feedback;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.quarantine.QuarantineEntry.Waiting;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.quarantine.QuarantineAsking;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Stops the reminders to a contact in quarantine whose mail came back for good or was complained
/// about. The entry still ends on its day; staff are told when the mail came back.
final class ReturnedMails {
  private final QuarantineStore quarantine;
  private final QuarantineAsking asking;

  ReturnedMails(Wiring wiring, DynamoDbClient dynamoDb) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.asking = new QuarantineAsking(wiring, dynamoDb);
  }

  /// Adds what stops them and its line.
  ///
  /// @return `false` when the mail was about no entry that waits
  boolean stop(UnitOfWork unit, ControllerId controller, String about, SesFeedback.Kind kind) {
    if (kind.suppression().isEmpty() || !EntryId.isWellFormed(about)) {
      return false;
    }
    EntryId entry = new EntryId(about);
    Optional<Stored> found =
        quarantine.find(controller, entry).filter(stored -> stored.entry() instanceof Waiting);
    if (found.isEmpty()) {
      return false;
    }
    boolean bounced = kind == SesFeedback.Kind.BOUNCED;
    unit.logged(
        entry,
        found.get().head(),
        bounced ? Action.QUARANTINE_RETURNED : Action.MAIL_COMPLAINED,
        next -> asking.returned(controller, found.get(), next));
    if (bounced) {
      unit.owe(MailKind.QUARANTINE_RETURNED_NOTICE, entry);
    }
    return true;
  }
}
