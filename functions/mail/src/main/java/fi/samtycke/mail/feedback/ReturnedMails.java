package fi.samtycke.mail.feedback;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.QuarantineEntry.Waiting;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.quarantine.QuarantineAsking;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Stops the reminders to a contact in quarantine whose mail came back for good or was complained
/// about. The entry still ends on its day; staff are told when the mail came back.
final class ReturnedMails {
  private static final Actor ACTOR = new Actor.Schedule("RecordFeedback");

  private final QuarantineStore quarantine;
  private final QuarantineAsking asking;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final Transactions transactions;
  private final RandomGenerator random;

  ReturnedMails(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.asking = new QuarantineAsking(wiring);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// @param items written in the same transaction
  /// @return empty when the mail was about no entry that waits, or the entry was just answered
  Optional<Outcome> stop(
      Controller controller, String about, SesFeedback.Kind kind, Instant now, List<Write> items) {
    if (kind.suppression().isEmpty() || !EntryId.isWellFormed(about)) {
      return Optional.empty();
    }
    ControllerId id = controller.id();
    EntryId entry = new EntryId(about);
    Optional<Stored> found =
        quarantine.find(id, entry).filter(stored -> stored.entry() instanceof Waiting);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean bounced = kind == SesFeedback.Kind.BOUNCED;
    Action action = bounced ? Action.QUARANTINE_RETURNED : Action.MAIL_COMPLAINED;
    LoggedChange line = found.get().head().append(id, new Change(entry, now, ACTOR, action));
    List<Write> all = new ArrayList<>(items);
    all.add(asking.returned(id, found.get(), line.head()));
    all.add(changes.append(line));
    if (bounced) {
      all.add(
          outbox.enqueue(
              id,
              EntryId.random(random),
              new Obligation.Mail(MailKind.QUARANTINE_RETURNED_NOTICE, about),
              now,
              now));
    }
    Outcome outcome = transactions.write(EntryId.random(random).value(), all);
    boolean entryChanged =
        outcome instanceof Outcome.Refused(var positions)
            && positions.stream().noneMatch(position -> position < items.size());
    return entryChanged ? stop(controller, about, kind, now, items) : Optional.of(outcome);
  }
}
