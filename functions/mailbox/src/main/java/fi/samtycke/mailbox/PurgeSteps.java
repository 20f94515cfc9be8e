package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeChanges;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The steps of a purge that are logged: each with its line in the change log and the mail that it
/// owes, in one transaction. `false` means that somebody else was first.
final class PurgeSteps {
  private final PurgeChanges purges;
  private final Work work;

  PurgeSteps(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.purges = new PurgeChanges(wiring, dynamoDb);
    this.work = work;
  }

  /// @param day the declared one; empty when somebody asks
  /// @return empty when another one of this mailbox is open
  Optional<EntryId> request(
      Controller controller,
      MailboxName mailbox,
      Optional<LocalDate> day,
      boolean atOnce,
      Actor actor,
      Instant now) {
    Purge.Requested purge = new Purge.Requested(work.newId(), atOnce);
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead head = unit.log(purge.id(), ChainHead.NONE, Action.MAILBOX_PURGE_REQUESTED);
    return unit.also(purges.request(controller.id(), mailbox, purge, day, actor.text(), head, now))
        .commit(purge.id());
  }

  boolean announce(
      Controller controller,
      Stored seen,
      Purge.Announced announced,
      LocalDate latestDay,
      List<FolderPurge> folders,
      boolean mailed,
      Actor actor,
      Instant now) {
    int found = folders.stream().mapToInt(FolderPurge::found).sum();
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead next = unit.log(seen.id(), seen.head(), Action.MAILBOX_PREVIEWED, found + " mails");
    unit.also(purges.announce(controller.id(), seen, announced, latestDay, folders, next));
    if (mailed) {
      unit.owe(MailKind.MAILBOX_PREVIEW_NOTICE, seen.id());
    }
    return unit.commit();
  }

  /// Puts the beginning off by the declared period, and owes another warning before it.
  boolean postpone(Controller controller, Stored seen, Postponable may, Actor actor, Instant now) {
    Instant later = may.later();
    return work.of(controller, actor, now)
        .logged(
            seen.id(),
            seen.head(),
            Action.MAILBOX_POSTPONED,
            next -> purges.postpone(controller.id(), seen, later, may.latestDay(), next))
        .owe(MailKind.MAILBOX_PREVIEW_NOTICE, seen.id(), may.warning(now))
        .commit();
  }

  boolean bringForward(Controller controller, Stored seen, Actor actor, Instant now) {
    return work.of(controller, actor, now)
        .logged(
            seen.id(),
            seen.head(),
            Action.MAILBOX_PURGE_REQUESTED,
            "at-once",
            next -> purges.bringForward(controller.id(), seen, now, next))
        .commit();
  }

  boolean emptied(Controller controller, Stored seen, Instant cutAt, Actor actor, Instant now) {
    int deleted = seen.folders().stream().mapToInt(FolderPurge::deleted).sum();
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead next = unit.log(seen.id(), seen.head(), Action.MAILBOX_EMPTIED, deleted + " mails");
    Purge ended = new Purge.Emptied(seen.id(), cutAt);
    return unit.also(purges.close(controller.id(), seen, ended, next, now)).commit();
  }

  /// Gives up, and tells the responsible person.
  boolean stop(Controller controller, Stored seen, PurgeFault why, Actor actor, Instant now) {
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead next = unit.log(seen.id(), seen.head(), Action.MAILBOX_PURGE_FAILED, why.value());
    Purge ended = new Purge.Stopped(seen.id(), why);
    return unit.also(purges.close(controller.id(), seen, ended, next, now))
        .owe(MailKind.MAILBOX_FAILED_NOTICE, seen.id())
        .commit();
  }

  /// Tells the responsible person of a failure; the tries go on.
  void tell(Controller controller, Stored seen, Actor actor, Instant now) {
    work.of(controller, actor, now).owe(MailKind.MAILBOX_FAILED_NOTICE, seen.id()).commit();
  }
}
