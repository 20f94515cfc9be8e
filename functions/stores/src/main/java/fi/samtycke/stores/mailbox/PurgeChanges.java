package fi.samtycke.stores.mailbox;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The steps of a purge that are logged, as items of a transaction. Each has the condition that the
/// purge still remembers the change that was seen, and is in the state that was seen.
public final class PurgeChanges {
  private final Table table;

  public PurgeChanges(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CASES_TABLE");
  }

  /// Conditions: none of this mailbox is open, and the id is free.
  public List<Write> request(
      ControllerId controller,
      MailboxName mailbox,
      Purge.Requested purge,
      Optional<LocalDate> day,
      String requestedBy,
      ChainHead head,
      Instant now) {
    Optional<String> text = day.map(LocalDate::toString);
    Attributes item =
        Attributes.item(PurgeItems.pk(controller, purge.id()), PurgeItems.SK)
            .with(PurgeItems.STATE, purge.state())
            .with(PurgeItems.OF, mailbox.value())
            .with(PurgeItems.AT_ONCE, purge.atOnce())
            .with(PurgeItems.CREATED_AT, now)
            .with(PurgeItems.REQUESTED_BY, requestedBy)
            .with(PurgeItems.DAY, text)
            .with(PurgeItems.NEXT, now)
            .listed(
                PurgeItems.INDEX,
                PurgeItems.listed(controller),
                Timestamp.of(now) + "#" + purge.id());
    Write open =
        mailbox(controller, mailbox)
            .set(PurgeItems.OPEN, purge.id().value())
            .when(Condition.lacks(PurgeItems.OPEN));
    text.ifPresent(date -> open.set(PurgeItems.LAST_DAY, date));
    return List.of(open, Write.insert(table, ChainHeads.begin(item, head)));
  }

  /// Keeps what was counted. Condition: it remembers the change before.
  ///
  /// @param latestDay the last day to which it may be put off
  public List<Write> announce(
      ControllerId controller,
      Stored seen,
      Purge.Announced announced,
      LocalDate latestDay,
      List<FolderPurge> folders,
      ChainHead next) {
    List<Write> items = new ArrayList<>();
    items.add(
        advance(controller, seen, next)
            .set(PurgeItems.STATE, announced.state())
            .set(PurgeItems.CUT, announced.cutAt())
            .set(PurgeItems.START, announced.startsAt())
            .set(PurgeItems.LATEST_DAY, latestDay.toString())
            .set(PurgeItems.NEXT, announced.startsAt())
            .set(PurgeItems.ATTEMPTS, 0)
            .remove(PurgeItems.FAULT));
    for (int place = 0; place < folders.size(); place++) {
      items.add(PurgeItems.keep(table, controller, seen.id(), place, folders.get(place)));
    }
    return items;
  }

  /// Moves the beginning. Conditions: nothing has begun, and it remembers the change before. The
  /// links that were mailed so far open the page and move nothing any more.
  ///
  /// @param latestDay the last day to which it may be put off; kept, as one that was announced
  ///   before there was such a day has none
  public Write postpone(
      ControllerId controller, Stored seen, Instant startsAt, LocalDate latestDay, ChainHead next) {
    List<String> used = new ArrayList<>(seen.usedLinks());
    used.addAll(seen.links());
    return advance(controller, seen, next)
        .set(PurgeItems.START, startsAt)
        .set(PurgeItems.LATEST_DAY, latestDay.toString())
        .set(PurgeItems.NEXT, startsAt)
        .set(PurgeItems.POSTPONEMENTS, seen.postponements() + 1)
        .set(PurgeItems.LINKS, List.of())
        .set(
            PurgeItems.USED_LINKS,
            used.subList(Math.max(0, used.size() - PurgeItems.MOST_LINKS), used.size()));
  }

  /// Lets an announced one begin at once. Condition: it remembers the change before.
  public Write bringForward(ControllerId controller, Stored seen, Instant now, ChainHead next) {
    return advance(controller, seen, next)
        .set(PurgeItems.START, now)
        .set(PurgeItems.NEXT, now)
        .set(PurgeItems.AT_ONCE, true);
  }

  /// Ends it, so that another may be asked for. Condition: it remembers the change before.
  public List<Write> close(
      ControllerId controller, Stored seen, Purge ended, ChainHead next, Instant now) {
    Optional<String> fault =
        ended instanceof Purge.Stopped(var _, PurgeFault why)
            ? Optional.of(why.value())
            : Optional.empty();
    return List.of(
        advance(controller, seen, next)
            .set(PurgeItems.STATE, ended.state())
            .set(PurgeItems.ENDED_AT, now)
            .set(PurgeItems.LINKS, List.of())
            .setOrRemove(PurgeItems.FAULT, fault)
            .remove(PurgeItems.LEASE),
        mailbox(controller, seen.mailbox())
            .remove(PurgeItems.OPEN)
            .when(Condition.equal(PurgeItems.OPEN, seen.id().value())));
  }

  private Write mailbox(ControllerId controller, MailboxName mailbox) {
    return Write.update(table, PurgeItems.mailboxPk(controller), PurgeItems.mailboxSk(mailbox));
  }

  private Write advance(ControllerId controller, Stored seen, ChainHead next) {
    return ChainHeads.advance(PurgeItems.update(table, controller, seen.id()), seen.head(), next)
        .when(Condition.equal(PurgeItems.STATE, seen.purge().state()));
  }
}
