package fi.samtycke.stores.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The emptyings of mailboxes, in the table `Cases`: numbers and times, nothing of any mail. At
/// most one of a mailbox is open at a time; an item beside them says which. Reads, and how far one
/// has come; the steps that are logged, [PurgeChanges] writes.
public final class PurgeStore {
  private final Table table;

  public PurgeStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CASES_TABLE");
  }

  /// A purge as it is stored.
  ///
  /// @param mailbox which is emptied
  /// @param day the declared day; empty for one that somebody asked for
  /// @param requestedBy as the change log names whoever asked
  /// @param latestDay the last day to which it may be put off; empty until it is announced, and for
  ///   one that was announced before there was such a day
  /// @param attempts that failed in a row
  /// @param fault of the last of them
  /// @param links digests of the links to postpone it
  /// @param usedLinks digests of those that did
  public record Stored(
      Purge purge,
      MailboxName mailbox,
      ChainHead head,
      Instant createdAt,
      Optional<LocalDate> day,
      String requestedBy,
      Optional<Instant> cutAt,
      Optional<Instant> startsAt,
      Optional<LocalDate> latestDay,
      int postponements,
      int attempts,
      Instant nextAttemptAt,
      Optional<PurgeFault> fault,
      List<String> links,
      List<String> usedLinks,
      List<FolderPurge> folders) {
    public EntryId id() {
      return purge.id();
    }
  }

  /// What is known of a mailbox.
  ///
  /// @param lastDay the declared day that was begun with last
  public record Mailbox(Optional<EntryId> open, Optional<LocalDate> lastDay) {}

  /// Reads strongly.
  public Mailbox mailbox(ControllerId controller, MailboxName mailbox) {
    Optional<Attributes> item =
        table.find(PurgeItems.mailboxPk(controller), PurgeItems.mailboxSk(mailbox));
    return new Mailbox(
        item.flatMap(known -> known.optional(PurgeItems.OPEN)).map(EntryId::new),
        item.flatMap(known -> known.optional(PurgeItems.LAST_DAY)).map(LocalDate::parse));
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    List<Attributes> items = table.all(PurgeItems.pk(controller, id)).toList();
    List<FolderPurge> folders =
        items.stream().filter(PurgeItems::isFolder).map(PurgeItems::folder).toList();
    return items.stream()
        .filter(item -> !PurgeItems.isFolder(item))
        .findFirst()
        .map(item -> PurgeItems.read(id, item, folders));
  }

  /// The latest first.
  public Listings.Page<EntryId> list(ControllerId controller, Optional<String> after, int limit) {
    return Listings.page(
        table, PurgeItems.INDEX, PurgeItems.listed(controller), after, limit, Listings::id);
  }

  /// Takes an open purge in hand, for the length of a lease.
  ///
  /// @return `false` when somebody else holds it
  public boolean claim(ControllerId controller, EntryId id, Instant now, Duration lease) {
    return PurgeItems.update(table, controller, id)
        .set(PurgeItems.LEASE, now.plus(lease))
        .when(
            Condition.exists(),
            Condition.lacks(PurgeItems.LEASE).or(Condition.notAfter(PurgeItems.LEASE, now)))
        .alone();
  }

  /// Gives it back, to be taken up again at `next`.
  ///
  /// @param attempts that failed in a row; 0 when nothing failed
  public void putDown(
      ControllerId controller, EntryId id, int attempts, Optional<PurgeFault> fault, Instant next) {
    PurgeItems.update(table, controller, id)
        .set(PurgeItems.ATTEMPTS, attempts)
        .set(PurgeItems.NEXT, next)
        .setOrRemove(PurgeItems.FAULT, fault.map(PurgeFault::value))
        .remove(PurgeItems.LEASE)
        .when(Condition.exists())
        .alone();
  }

  /// Begins. Condition: nobody has moved the beginning in between.
  public boolean begin(ControllerId controller, Stored seen, Purge.Emptying emptying) {
    return PurgeItems.update(table, controller, seen.id())
        .set(PurgeItems.STATE, emptying.state())
        .when(
            Condition.equal(PurgeItems.START, seen.startsAt().orElseThrow()),
            Condition.equal(PurgeItems.STATE, PurgeItems.ANNOUNCED))
        .alone();
  }

  /// Keeps how far a folder has come.
  public void keep(ControllerId controller, EntryId id, int place, FolderPurge folder) {
    PurgeItems.keep(table, controller, id, place, folder).alone();
  }

  /// Keeps the digest of a link before the mail that carries it is tried.
  ///
  /// @return `false` when nothing can be postponed any more
  public boolean addLink(ControllerId controller, EntryId id, String digest) {
    return PurgeItems.update(table, controller, id)
        .append(PurgeItems.LINKS, List.of(digest))
        .when(
            Condition.equal(PurgeItems.STATE, PurgeItems.ANNOUNCED),
            Condition.fewer(PurgeItems.LINKS, PurgeItems.MOST_LINKS))
        .alone();
  }
}
