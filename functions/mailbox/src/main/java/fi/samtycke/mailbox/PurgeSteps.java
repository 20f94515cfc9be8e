package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxCalendar;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.mailbox.PurgeChanges;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The steps of a purge that are logged: each with its line in the change log and the mail that it
/// owes, in one transaction. `false` means that somebody else was first.
final class PurgeSteps {
  private final PurgeChanges purges;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final Transactions transactions;
  private final RandomGenerator random;

  PurgeSteps(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.purges = new PurgeChanges(wiring);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// @param day the declared one; empty when somebody asks
  /// @return empty when another one is open
  Optional<EntryId> request(
      Controller controller, Optional<LocalDate> day, boolean atOnce, Actor actor, Instant now) {
    EntryId id = EntryId.random(random);
    LoggedChange change =
        ChainHead.NONE.append(
            controller.id(), new Change(id, now, actor, Action.MAILBOX_PURGE_REQUESTED));
    List<Write> items =
        new ArrayList<>(
            purges.request(
                controller.id(),
                new Purge.Requested(id, atOnce),
                day,
                actor.text(),
                change.head(),
                now));
    items.add(changes.append(change));
    return write(items) ? Optional.of(id) : Optional.empty();
  }

  boolean announce(
      Controller controller,
      Stored seen,
      Purge.Announced announced,
      List<FolderPurge> folders,
      boolean mailed,
      Actor actor,
      Instant now) {
    int found = folders.stream().mapToInt(FolderPurge::found).sum();
    LoggedChange change =
        change(controller, seen, Action.MAILBOX_PREVIEWED, actor, found + " mails", now);
    List<Write> items =
        new ArrayList<>(purges.announce(controller.id(), seen, announced, folders, change.head()));
    items.add(changes.append(change));
    if (mailed) {
      items.add(owe(controller, seen, MailKind.MAILBOX_PREVIEW_NOTICE, now, now));
    }
    return write(items);
  }

  /// Puts the beginning off by the declared period, and owes another warning before it.
  boolean postpone(Controller controller, Stored seen, Instant startsAt, Actor actor, Instant now) {
    MailboxCalendar calendar = new MailboxCalendar(controller.mailbox(), controller.zone());
    Instant later = calendar.postponed(startsAt);
    LoggedChange change = change(controller, seen, Action.MAILBOX_POSTPONED, actor, "", now);
    return write(
        List.of(
            purges.postpone(controller.id(), seen, later, change.head()),
            changes.append(change),
            owe(
                controller,
                seen,
                MailKind.MAILBOX_PREVIEW_NOTICE,
                now,
                calendar.warning(later, now))));
  }

  boolean bringForward(Controller controller, Stored seen, Actor actor, Instant now) {
    LoggedChange change =
        change(controller, seen, Action.MAILBOX_PURGE_REQUESTED, actor, "at-once", now);
    return write(
        List.of(
            purges.bringForward(controller.id(), seen, now, change.head()),
            changes.append(change)));
  }

  boolean emptied(Controller controller, Stored seen, Instant cutAt, Actor actor, Instant now) {
    int deleted = seen.folders().stream().mapToInt(FolderPurge::deleted).sum();
    LoggedChange change =
        change(controller, seen, Action.MAILBOX_EMPTIED, actor, deleted + " mails", now);
    List<Write> items =
        new ArrayList<>(
            purges.close(
                controller.id(), seen, new Purge.Emptied(seen.id(), cutAt), change.head(), now));
    items.add(changes.append(change));
    return write(items);
  }

  /// Gives up. The responsible person is told, unless nobody has said how the mailbox is reached.
  boolean stop(Controller controller, Stored seen, PurgeFault why, Actor actor, Instant now) {
    LoggedChange change =
        change(controller, seen, Action.MAILBOX_PURGE_FAILED, actor, why.value(), now);
    List<Write> items =
        new ArrayList<>(
            purges.close(
                controller.id(), seen, new Purge.Stopped(seen.id(), why), change.head(), now));
    items.add(changes.append(change));
    if (why != PurgeFault.NOT_CONFIGURED) {
      items.add(owe(controller, seen, MailKind.MAILBOX_FAILED_NOTICE, now, now));
    }
    return write(items);
  }

  /// Tells the responsible person of a first failure; the tries go on.
  void tell(Controller controller, Stored seen, Instant now) {
    write(List.of(owe(controller, seen, MailKind.MAILBOX_FAILED_NOTICE, now, now)));
  }

  private Write owe(
      Controller controller, Stored seen, MailKind kind, Instant now, Instant dueAt) {
    return outbox.enqueue(
        controller.id(),
        EntryId.random(random),
        new Obligation.Mail(kind, seen.id().value()),
        now,
        dueAt);
  }

  private static LoggedChange change(
      Controller controller, Stored seen, Action action, Actor actor, String reason, Instant now) {
    return seen.head()
        .append(controller.id(), new Change(seen.id(), now, actor, action, List.of(), reason));
  }

  private boolean write(List<Write> items) {
    return transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
  }
}
