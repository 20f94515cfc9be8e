package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The emptyings of mailboxes, in the table `Cases`: numbers and times, nothing of any mail. At
/// most one of a controller is open at a time; an item beside them says which.
public final class PurgeStore {
  private static final String MAILBOX = "mailbox";
  private static final String OPEN = "openPurge";
  private static final String LAST_DAY = "lastDay";
  private static final int MOST_LINKS = 20;

  private final DynamoDbClient dynamoDb;
  private final String table;

  public PurgeStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("CASES_TABLE");
  }

  /// A purge as it is stored.
  ///
  /// @param day the declared day; empty for one that somebody asked for
  /// @param requestedBy as the change log names whoever asked
  /// @param attempts that failed in a row
  /// @param fault of the last of them
  /// @param links digests of the links to postpone it
  /// @param usedLinks digests of those that did
  public record Stored(
      Purge purge,
      ChainHead head,
      Instant createdAt,
      Optional<LocalDate> day,
      String requestedBy,
      Optional<Instant> cutAt,
      Optional<Instant> startsAt,
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

  /// What is known of a controller's mailbox.
  ///
  /// @param lastDay the declared day that was begun with last
  public record Mailbox(Optional<EntryId> open, Optional<LocalDate> lastDay) {}

  /// Reads strongly.
  public Mailbox mailbox(ControllerId controller) {
    Optional<Attributes> item = Reads.find(dynamoDb, table, mailboxPk(controller), MAILBOX);
    return new Mailbox(
        item.filter(known -> known.has(OPEN)).map(known -> new EntryId(known.required(OPEN))),
        item.filter(known -> known.has(LAST_DAY))
            .map(known -> LocalDate.parse(known.required(LAST_DAY))));
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    List<Attributes> items = Reads.all(dynamoDb, table, pk(controller, id)).toList();
    List<FolderPurge> folders =
        items.stream().filter(PurgeItems::isFolder).map(PurgeItems::folder).toList();
    return items.stream()
        .filter(item -> !PurgeItems.isFolder(item))
        .findFirst()
        .map(item -> PurgeItems.read(id, item, folders));
  }

  /// The latest first.
  public Listings.Page list(ControllerId controller, Optional<String> after, int limit) {
    return Listings.page(
        dynamoDb,
        table,
        PurgeItems.LISTED,
        PurgeItems.LISTED_ORDER,
        listed(controller),
        after,
        limit);
  }

  /// Conditions: none is open, and the id is free.
  public List<TransactWriteItem> request(
      ControllerId controller,
      Purge.Requested purge,
      Optional<LocalDate> day,
      String requestedBy,
      ChainHead head,
      Instant now) {
    Attributes item =
        Attributes.item(pk(controller, purge.id()), PurgeItems.SK)
            .with(PurgeItems.STATE, purge.state())
            .with(PurgeItems.AT_ONCE, purge.atOnce())
            .with("createdAt", now)
            .with("requestedBy", requestedBy)
            .with(PurgeItems.NEXT, now)
            .with(PurgeItems.LISTED, listed(controller))
            .with(PurgeItems.LISTED_ORDER, Timestamp.of(now) + "#" + purge.id())
            .with(ChainHeads.SEQUENCE, head.sequence())
            .with(ChainHeads.HASH, head.hash());
    day.ifPresent(date -> item.with("day", date.toString()));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":id", Attributes.text(purge.id().value()));
    day.ifPresent(date -> values.put(":day", Attributes.text(date.toString())));
    Update open =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(mailboxPk(controller), MAILBOX))
            .updateExpression(
                "SET " + OPEN + " = :id" + day.map(_ -> ", " + LAST_DAY + " = :day").orElse(""))
            .conditionExpression("attribute_not_exists(" + OPEN + ")")
            .expressionAttributeValues(values)
            .build();
    return List.of(
        TransactWriteItem.builder().update(open).build(), Writes.insert(table, item.values()));
  }

  /// Takes an open purge in hand, for the length of a lease.
  ///
  /// @return `false` when somebody else holds it
  public boolean claim(ControllerId controller, EntryId id, Instant now, Duration lease) {
    Map<String, AttributeValue> values =
        Map.of(
            ":lease", Attributes.instant(now.plus(lease)),
            ":now", Attributes.instant(now));
    return update(
        controller,
        id,
        "SET " + PurgeItems.LEASE + " = :lease",
        "attribute_exists(pk) AND (attribute_not_exists("
            + PurgeItems.LEASE
            + ") OR "
            + PurgeItems.LEASE
            + " <= :now)",
        values);
  }

  /// Gives it back, to be taken up again at `next`.
  ///
  /// @param attempts that failed in a row; 0 when nothing failed
  public void putDown(
      ControllerId controller, EntryId id, int attempts, Optional<PurgeFault> fault, Instant next) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":attempts", Attributes.number(attempts));
    values.put(":next", Attributes.instant(next));
    fault.ifPresent(why -> values.put(":fault", Attributes.text(why.value())));
    update(
        controller,
        id,
        "SET attempts = :attempts, nextAttemptAt = :next"
            + (fault.isPresent() ? ", fault = :fault" : "")
            + " REMOVE leaseUntil"
            + (fault.isPresent() ? "" : ", fault"),
        "attribute_exists(pk)",
        values);
  }

  /// Keeps what was counted. Condition: it remembers the change before.
  public List<TransactWriteItem> announce(
      ControllerId controller,
      Stored seen,
      Purge.Announced announced,
      List<FolderPurge> folders,
      ChainHead next) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        advance(
            controller,
            seen,
            next,
            "#state = :state, cutAt = :cut, startsAt = :start, nextAttemptAt = :start, attempts ="
                + " :none REMOVE fault",
            Map.of(
                ":state", Attributes.text(announced.state()),
                ":cut", Attributes.instant(announced.cutAt()),
                ":start", Attributes.instant(announced.startsAt()),
                ":none", Attributes.number(0))));
    for (int place = 0; place < folders.size(); place++) {
      Map<String, AttributeValue> item =
          PurgeItems.folder(pk(controller, seen.id()), place, folders.get(place));
      items.add(TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build());
    }
    return items;
  }

  /// Moves the beginning. Conditions: nothing has begun, and it remembers the change before. The
  /// links that were mailed so far open the page and move nothing any more.
  public TransactWriteItem postpone(
      ControllerId controller, Stored seen, Instant startsAt, ChainHead next) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":start", Attributes.instant(startsAt));
    values.put(":count", Attributes.number(seen.postponements() + 1L));
    List<String> used = new ArrayList<>(seen.usedLinks());
    used.addAll(seen.links());
    values.put(":used", texts(used.subList(Math.max(0, used.size() - MOST_LINKS), used.size())));
    values.put(":none", texts(List.of()));
    return advance(
        controller,
        seen,
        next,
        "startsAt = :start, nextAttemptAt = :start, postponements = :count, links = :none,"
            + " usedLinks = :used",
        values);
  }

  /// Lets an announced one begin at once. Condition: it remembers the change before.
  public TransactWriteItem bringForward(
      ControllerId controller, Stored seen, Instant now, ChainHead next) {
    return advance(
        controller,
        seen,
        next,
        "startsAt = :now, nextAttemptAt = :now, atOnce = :yes",
        Map.of(":now", Attributes.instant(now), ":yes", AttributeValue.fromBool(true)));
  }

  /// Begins. Condition: nobody has moved the beginning in between.
  public boolean begin(ControllerId controller, Stored seen, Purge.Emptying emptying) {
    return update(
        controller,
        seen.id(),
        "SET #state = :state",
        "startsAt = :seen AND #state = :announced",
        Map.of(
            ":state", Attributes.text(emptying.state()),
            ":announced", Attributes.text("announced"),
            ":seen", Attributes.instant(seen.startsAt().orElseThrow())));
  }

  /// Keeps how far a folder has come.
  public void keep(ControllerId controller, EntryId id, int place, FolderPurge folder) {
    Map<String, AttributeValue> item = PurgeItems.folder(pk(controller, id), place, folder);
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  /// Ends it, so that another may be asked for. Condition: it remembers the change before.
  public List<TransactWriteItem> close(
      ControllerId controller, Stored seen, Purge ended, ChainHead next, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", Attributes.text(ended.state()));
    values.put(":now", Attributes.instant(now));
    values.put(":none", texts(List.of()));
    String fault = " REMOVE leaseUntil, fault";
    String set = "#state = :state, endedAt = :now, links = :none";
    if (ended instanceof Purge.Stopped(var _, PurgeFault why)) {
      values.put(":fault", Attributes.text(why.value()));
      set += ", fault = :fault";
      fault = " REMOVE leaseUntil";
    }
    Update free =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(mailboxPk(controller), MAILBOX))
            .updateExpression("REMOVE " + OPEN)
            .conditionExpression(OPEN + " = :id")
            .expressionAttributeValues(Map.of(":id", Attributes.text(seen.id().value())))
            .build();
    return List.of(
        advance(controller, seen, next, set + fault, values),
        TransactWriteItem.builder().update(free).build());
  }

  /// Keeps the digest of a link before the mail that carries it is tried.
  ///
  /// @return `false` when nothing can be postponed any more
  public boolean addLink(ControllerId controller, EntryId id, String digest) {
    return update(
        controller,
        id,
        "SET links = list_append(if_not_exists(links, :none), :link)",
        "#state = :announced AND (attribute_not_exists(links) OR size(links) < :most)",
        Map.of(
            ":none", texts(List.of()),
            ":link", texts(List.of(digest)),
            ":most", Attributes.number(MOST_LINKS),
            ":announced", Attributes.text("announced")));
  }

  private TransactWriteItem advance(
      ControllerId controller,
      Stored seen,
      ChainHead next,
      String set,
      Map<String, AttributeValue> more) {
    Map<String, AttributeValue> values = new HashMap<>(more);
    values.put(":next", Attributes.number(next.sequence()));
    values.put(":hash", Attributes.text(next.hash()));
    values.put(":seen", Attributes.number(seen.head().sequence()));
    values.put(":seenHash", Attributes.text(seen.head().hash()));
    values.put(":was", Attributes.text(seen.purge().state()));
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Attributes.key(pk(controller, seen.id()), PurgeItems.SK))
                .updateExpression("SET changeSequence = :next, changeHash = :hash, " + set)
                .conditionExpression(
                    "changeSequence = :seen AND changeHash = :seenHash AND #state = :was")
                .expressionAttributeNames(Map.of("#state", PurgeItems.STATE))
                .expressionAttributeValues(values))
        .build();
  }

  /// @return `false` when the condition did not hold
  private boolean update(
      ControllerId controller,
      EntryId id,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    boolean named = expression.contains("#state") || condition.contains("#state");
    try {
      dynamoDb.updateItem(update -> {
        update
            .tableName(table)
            .key(Attributes.key(pk(controller, id), PurgeItems.SK))
            .updateExpression(expression)
            .conditionExpression(condition)
            .expressionAttributeValues(values);
        if (named) {
          update.expressionAttributeNames(Map.of("#state", PurgeItems.STATE));
        }
      });
      return true;
    } catch (ConditionalCheckFailedException refused) {
      return false;
    }
  }

  private static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(Attributes::text).toList());
  }

  private static String listed(ControllerId controller) {
    return controller + "#purges";
  }

  private static String mailboxPk(ControllerId controller) {
    return controller + "#mailbox";
  }

  private static String pk(ControllerId controller, EntryId id) {
    return controller + "#purge#" + id;
  }
}
