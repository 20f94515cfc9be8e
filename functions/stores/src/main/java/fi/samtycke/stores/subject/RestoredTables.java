package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.holds.HoldStore.Place;
import fi.samtycke.stores.register.RestrictContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Tables that were restored from a backup and that nobody uses yet, item by item. Everything may
/// be done again.
public final class RestoredTables {
  private static final String STATE = "state";
  private static final String RESTRICTED = "restricted";

  private final DynamoDbClient dynamoDb;
  private final String register;
  private final String cases;
  private final ChangeLogStore changes;
  private final HoldStore holds;
  private final Transactions transactions;
  private final RandomGenerator random;

  public RestoredTables(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.dynamoDb = dynamoDb;
    this.register = wiring.required("REGISTER_TABLE");
    this.cases = wiring.required("CASES_TABLE");
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// An item that was restored.
  ///
  /// @param kind the second part of its partition key: `contact`, `address`, `case`, `turn`, ...
  /// @param entry the entry that it is about, itself or by which it is found; empty for none
  public record Item(
      String table, String kind, String sk, Optional<EntryId> entry, Attributes all) {
    public boolean isContact() {
      return kind.equals("contact");
    }

    public boolean isAddress() {
      return kind.equals("address");
    }

    public boolean isCase() {
      return kind.equals("case");
    }

    /// Whether it remembers the last change of its entry.
    public boolean isHead() {
      return all.has(ChainHeads.HASH);
    }
  }

  public Stream<Item> register(ControllerId controller) {
    return items(controller, register);
  }

  public Stream<Item> cases(ControllerId controller) {
    return items(controller, cases);
  }

  public void erase(Item item) {
    Map<String, AttributeValue> key = Attributes.key(item.all().required(Attributes.PK), item.sk());
    dynamoDb.deleteItem(delete -> delete.tableName(item.table()).key(key));
  }

  /// Takes one attribute away.
  public void erase(Item item, String attribute) {
    Map<String, AttributeValue> key = Attributes.key(item.all().required(Attributes.PK), item.sk());
    dynamoDb.updateItem(update ->
        update
            .tableName(item.table())
            .key(key)
            .updateExpression("REMOVE #name")
            .expressionAttributeNames(Map.of("#name", attribute)));
  }

  /// What is to be done about an item that remembers a change.
  ///
  /// @param behind whether the log knows of later changes, which the backup has lost
  /// @param restrict whether it is used although it must not be, or may not know all the grounds on
  ///   which it is not
  /// @param held whether the backup has lost a hold on it that nobody has lifted since
  public record Lag(ChainHead log, boolean behind, boolean restrict, boolean held) {
    public boolean isNothing() {
      return !behind && !restrict;
    }
  }

  /// @param restricted whether the ledger says that the entry is used for nothing
  public Lag lag(ControllerId controller, Item item, boolean restricted) {
    ChainHead own = ChainHeads.of(item.all());
    ChainHead log =
        changes.last(controller, item.entry().orElseThrow()).map(LoggedChange::head).orElse(own);
    boolean used = !item.all().text(STATE, "").equals(RESTRICTED);
    boolean behind = log.sequence() > own.sequence();
    return new Lag(
        log,
        behind,
        item.isContact() && restricted && (used || behind),
        item.isContact() && behind && lostHolds(controller, item, own) > 0);
  }

  /// How many holds more were placed than lifted after the last change that the item remembers.
  private int lostHolds(ControllerId controller, Item item, ChainHead own) {
    return changes.ofEntry(controller, item.entry().orElseThrow()).stream()
        .filter(change -> change.sequence() > own.sequence())
        .mapToInt(change ->
            change.action().equals(Action.CONTACT_HELD.value())
                ? 1
                : change.action().equals(Action.CONTACT_HOLD_LIFTED.value()) ? -1 : 0)
        .sum();
  }

  /// Lets an item follow the log again: a line says that it was restored, without which nothing
  /// could ever be changed in it, and the log would look forged. Restricts it if it is to be. A
  /// hold that was lost is placed anew without an end: its words are gone, and staff know or lift
  /// it.
  ///
  /// @return `false` when somebody else wrote the item: the tables are in use
  public boolean follow(ControllerId controller, Item item, Lag lag, Actor actor, Instant now) {
    List<Write> writes = new ArrayList<>();
    ChainHead head = lag.log();
    List<Action> actions = new ArrayList<>();
    if (lag.behind()) {
      actions.add(Action.ENTRY_RESTORED);
    }
    if (lag.restrict()) {
      actions.add(Action.CONTACT_RESTRICTED);
    }
    if (lag.held()) {
      actions.add(Action.CONTACT_HELD);
      Hold hold = new Hold(EntryId.random(random), "restored", Optional.empty(), now, actor.text());
      writes.add(holds.place(controller, Place.CONTACT, item.entry().orElseThrow(), hold));
    }
    for (Action action : actions) {
      LoggedChange line =
          head.append(controller, new Change(item.entry().orElseThrow(), now, actor, action));
      writes.add(changes.append(line));
      head = line.head();
    }
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":sequence", Attributes.number(head.sequence()));
    values.put(":hash", Attributes.text(head.hash()));
    values.put(":seen", Attributes.text(ChainHeads.of(item.all()).hash()));
    Update.Builder update =
        Update.builder()
            .tableName(item.table())
            .key(Attributes.key(item.all().required(Attributes.PK), item.sk()))
            .conditionExpression("changeHash = :seen");
    String set = "SET changeSequence = :sequence, changeHash = :hash";
    if (lag.restrict()) {
      values.put(":state", Attributes.text(RESTRICTED));
      update.expressionAttributeNames(Map.of("#state", STATE));
      values.put(":grounds", Attributes.textSet(List.of(RestrictContact.RESTORED)));
      set += ", #state = :state ADD restrictedBy :grounds";
    }
    writes.add(
        Write.builder()
            .update(update.updateExpression(set).expressionAttributeValues(values).build())
            .build());
    return transactions.write(EntryId.random(random).value(), writes) instanceof Outcome.Written;
  }

  private Stream<Item> items(ControllerId controller, String table) {
    return dynamoDb
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .stream()
        .map(Attributes::of)
        .filter(item -> item.required(Attributes.PK).startsWith(controller + "#"))
        .map(item -> item(table, item));
  }

  private static Item item(String table, Attributes all) {
    String[] pk = all.required(Attributes.PK).split("#", -1);
    String sk = all.required(Attributes.SK);
    String names =
        all.has("holder") ? all.required("holder") : pk[1].equals("address") ? sk : pk[2];
    return new Item(
        table,
        pk[1],
        sk,
        EntryId.isWellFormed(names) ? Optional.of(new EntryId(names)) : Optional.empty(),
        all);
  }
}
