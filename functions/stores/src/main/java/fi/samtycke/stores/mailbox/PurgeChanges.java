package fi.samtycke.stores.mailbox;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.dynamo.Writes;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The steps of a purge that are logged, as items of a transaction. Each has the condition that the
/// purge still remembers the change that was seen, and is in the state that was seen.
public final class PurgeChanges {
  private final String table;

  public PurgeChanges(Wiring wiring) {
    this.table = wiring.required("CASES_TABLE");
  }

  /// Conditions: none is open, and the id is free.
  public List<Write> request(
      ControllerId controller,
      Purge.Requested purge,
      Optional<LocalDate> day,
      String requestedBy,
      ChainHead head,
      Instant now) {
    Attributes item =
        Attributes.item(PurgeItems.pk(controller, purge.id()), PurgeItems.SK)
            .with(PurgeItems.STATE, purge.state())
            .with(PurgeItems.AT_ONCE, purge.atOnce())
            .with("createdAt", now)
            .with("requestedBy", requestedBy)
            .with(PurgeItems.NEXT, now)
            .with(PurgeItems.LISTED, PurgeItems.listed(controller))
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
            .key(Attributes.key(PurgeItems.mailboxPk(controller), PurgeItems.MAILBOX))
            .updateExpression(
                "SET "
                    + PurgeItems.OPEN
                    + " = :id"
                    + day.map(_ -> ", " + PurgeItems.LAST_DAY + " = :day").orElse(""))
            .conditionExpression("attribute_not_exists(" + PurgeItems.OPEN + ")")
            .expressionAttributeValues(values)
            .build();
    return List.of(
        Write.builder().update(open).build(), Writes.insert(table, item.values()));
  }

  /// Keeps what was counted. Condition: it remembers the change before.
  public List<Write> announce(
      ControllerId controller,
      Stored seen,
      Purge.Announced announced,
      List<FolderPurge> folders,
      ChainHead next) {
    List<Write> items = new ArrayList<>();
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
          PurgeItems.folder(PurgeItems.pk(controller, seen.id()), place, folders.get(place));
      items.add(Write.builder().put(put -> put.tableName(table).item(item)).build());
    }
    return items;
  }

  /// Moves the beginning. Conditions: nothing has begun, and it remembers the change before. The
  /// links that were mailed so far open the page and move nothing any more.
  public Write postpone(
      ControllerId controller, Stored seen, Instant startsAt, ChainHead next) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":start", Attributes.instant(startsAt));
    values.put(":count", Attributes.number(seen.postponements() + 1L));
    List<String> used = new ArrayList<>(seen.usedLinks());
    used.addAll(seen.links());
    values.put(
        ":used",
        PurgeItems.texts(
            used.subList(Math.max(0, used.size() - PurgeItems.MOST_LINKS), used.size())));
    values.put(":none", PurgeItems.texts(List.of()));
    return advance(
        controller,
        seen,
        next,
        "startsAt = :start, nextAttemptAt = :start, postponements = :count, links = :none,"
            + " usedLinks = :used",
        values);
  }

  /// Lets an announced one begin at once. Condition: it remembers the change before.
  public Write bringForward(
      ControllerId controller, Stored seen, Instant now, ChainHead next) {
    return advance(
        controller,
        seen,
        next,
        "startsAt = :now, nextAttemptAt = :now, atOnce = :yes",
        Map.of(":now", Attributes.instant(now), ":yes", AttributeValue.fromBool(true)));
  }

  /// Ends it, so that another may be asked for. Condition: it remembers the change before.
  public List<Write> close(
      ControllerId controller, Stored seen, Purge ended, ChainHead next, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", Attributes.text(ended.state()));
    values.put(":now", Attributes.instant(now));
    values.put(":none", PurgeItems.texts(List.of()));
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
            .key(Attributes.key(PurgeItems.mailboxPk(controller), PurgeItems.MAILBOX))
            .updateExpression("REMOVE " + PurgeItems.OPEN)
            .conditionExpression(PurgeItems.OPEN + " = :id")
            .expressionAttributeValues(Map.of(":id", Attributes.text(seen.id().value())))
            .build();
    return List.of(
        advance(controller, seen, next, set + fault, values),
        Write.builder().update(free).build());
  }

  private Write advance(
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
    return Write.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Attributes.key(PurgeItems.pk(controller, seen.id()), PurgeItems.SK))
                .updateExpression("SET changeSequence = :next, changeHash = :hash, " + set)
                .conditionExpression(
                    "changeSequence = :seen AND changeHash = :seenHash AND #state = :was")
                .expressionAttributeNames(Map.of("#state", PurgeItems.STATE))
                .expressionAttributeValues(values))
        .build();
  }
}
