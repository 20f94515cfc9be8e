package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.holds.HoldStore.Place;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.CaseTasks;
import fi.samtycke.stores.tasks.RestrictContact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tables that were restored from a backup and that nobody uses yet, item by item. Everything may
/// be done again.
public final class RestoredTables {
  private final Table register;
  private final Table cases;
  private final ChangeLogStore changes;
  private final HoldStore holds;
  private final RegisterStore contacts;
  private final Work work;

  public RestoredTables(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.register = new Table(wiring, dynamoDb, "REGISTER_TABLE");
    this.cases = new Table(wiring, dynamoDb, "CASES_TABLE");
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.contacts = new RegisterStore(wiring, dynamoDb);
    this.work = work;
  }

  /// An item that was restored.
  ///
  /// @param kind the second part of its partition key: `contact`, `address`, `case`, `turn`, ...
  /// @param entry the entry that it is about, itself or by which it is found; empty for none
  public record Item(Table table, String kind, String sk, Optional<EntryId> entry, Attributes all) {
    public boolean isContact() {
      return kind.equals("contact");
    }

    public boolean isAddress() {
      return kind.equals("address");
    }

    /// A case, and none of its parts.
    public boolean isCaseItself() {
      return kind.equals("case") && CaseStore.isCase(sk);
    }

    String pk() {
      return all.required(Attributes.PK);
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
    Write.delete(item.table(), item.pk(), item.sk()).alone();
  }

  /// Erases what is beside a case that was wiped, or by which it is found. The plan of an erasure
  /// stays, and of a task that is open all but the letter.
  public void wipePart(Item item) {
    if (item.kind().equals("case") && CaseTasks.open(item.sk()).isPresent()) {
      Write.update(item.table(), item.pk(), item.sk()).remove(CaseTasks.LETTER).alone();
    } else if (item.kind().equals("turn")
        || item.kind().equals("case") && !item.sk().equals(ErasurePlans.SK)) {
      erase(item);
    }
  }

  /// What is to be done about an item that remembers a change.
  ///
  /// @param behind whether the log knows of later changes, which the backup has lost
  /// @param restrict whether it is used although it must not be, or may not know all the grounds on
  ///   which it is not
  /// @param held whether the backup has lost a hold on it that nobody has lifted since
  /// @param withdrawn the purposes of which the backup has lost that the consent was taken back
  public record Lag(
      ChainHead log, boolean behind, boolean restrict, boolean held, Set<String> withdrawn) {
    public boolean isNothing() {
      return !behind && !restrict;
    }
  }

  /// @param restricted whether the ledger says that the entry is used for nothing
  public Lag lag(ControllerId controller, Item item, boolean restricted) {
    ChainHead own = ChainHeads.of(item.all());
    ChainHead log =
        changes.last(controller, item.entry().orElseThrow()).map(LoggedChange::head).orElse(own);
    boolean used = !item.all().text(RegisterStore.STATE, "").equals(RegisterStore.RESTRICTED);
    boolean behind = log.sequence() > own.sequence();
    return new Lag(
        log,
        behind,
        item.isContact() && restricted && (used || behind),
        item.isContact() && behind && lostHolds(controller, item, own) > 0,
        item.isContact() && behind ? lostWithdrawals(controller, item, own) : Set.of());
  }

  /// How many holds more were placed than lifted after the last change that the item remembers.
  private int lostHolds(ControllerId controller, Item item, ChainHead own) {
    return lost(controller, item, own)
        .mapToInt(change ->
            change.action().equals(Action.CONTACT_HELD.value())
                ? 1
                : change.action().equals(Action.CONTACT_HOLD_LIFTED.value()) ? -1 : 0)
        .sum();
  }

  private Set<String> lostWithdrawals(ControllerId controller, Item item, ChainHead own) {
    return lost(controller, item, own)
        .filter(change -> change.action().equals(Action.CONSENT_WITHDRAWN.value()))
        .flatMap(change -> change.fields().stream())
        .collect(Collectors.toSet());
  }

  /// What happened to an entry after the last change that the item remembers.
  private Stream<LoggedChange> lost(ControllerId controller, Item item, ChainHead own) {
    return changes.ofEntry(controller, item.entry().orElseThrow()).stream()
        .filter(change -> change.sequence() > own.sequence());
  }

  /// Lets an item follow the log again: a line says that it was restored, without which nothing
  /// could ever be changed in it, and the log would look forged. Restricts it if it is to be, also
  /// on the ground that nothing is left of its consent, which staff do not end. A hold that was
  /// lost is placed anew without an end: its words are gone, and staff know or lift it.
  ///
  /// @return `false` when somebody else wrote the item: the tables are in use
  public boolean follow(ControllerId controller, Item item, Lag lag, Actor actor, Instant now) {
    EntryId entry = item.entry().orElseThrow();
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead head = lag.log();
    Write update = Write.update(item.table(), item.pk(), item.sk());
    if (lag.behind()) {
      head = unit.log(entry, head, Action.ENTRY_RESTORED);
    }
    if (lag.restrict()) {
      head = unit.log(entry, head, Action.CONTACT_RESTRICTED);
      update
          .set(RegisterStore.STATE, RegisterStore.RESTRICTED)
          .add(RegisterStore.RESTRICTED_BY, grounds(controller, item, lag));
    }
    if (!lag.withdrawn().isEmpty()) {
      update.add(RegisterStore.WITHDRAWN, lag.withdrawn());
    }
    if (lag.held()) {
      head = unit.log(entry, head, Action.CONTACT_HELD);
      Hold hold = new Hold(unit.newId(), "restored", Optional.empty(), now, actor.text());
      unit.also(holds.place(controller, Place.CONTACT, entry, hold));
    }
    return unit.also(ChainHeads.advance(update, ChainHeads.of(item.all()), head)).commit();
  }

  private Set<String> grounds(ControllerId controller, Item item, Lag lag) {
    Set<String> withdrawn = new HashSet<>(item.all().texts(RegisterStore.WITHDRAWN));
    withdrawn.addAll(lag.withdrawn());
    boolean nothingLeft =
        contacts.consents(controller, item.entry().orElseThrow()).stream()
            .findFirst()
            .filter(receipt -> receipt.inForce(withdrawn).isEmpty())
            .isPresent();
    return nothingLeft
        ? Set.of(RestrictContact.RESTORED, RestrictContact.CONSENT_WITHDRAWN)
        : Set.of(RestrictContact.RESTORED);
  }

  private Stream<Item> items(ControllerId controller, Table table) {
    return table
        .everything()
        .filter(item -> item.required(Attributes.PK).startsWith(controller + "#"))
        .map(item -> item(table, item));
  }

  private static Item item(Table table, Attributes all) {
    String[] pk = all.required(Attributes.PK).split("#", -1);
    String sk = all.required(Attributes.SK);
    String names =
        all.has("holder") ? all.required("holder") : pk[1].equals("address") ? sk : pk[2];
    return new Item(table, pk[1], sk, EntryId.of(names), all);
  }
}
