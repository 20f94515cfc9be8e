package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.RegisterStore.Contact;
import fi.samtycke.stores.Transactions.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Restricts a contact (GDPR Art. 18), or lets it be used again: the contact, its log entry and the
/// note in the ledger in one transaction.
public final class RestrictContact {
  private static final int TRIES = 12;

  private final RegisterStore register;
  private final ChangeLogStore changes;
  private final LedgerStore ledger;
  private final Transactions transactions;
  private final RandomGenerator random;

  public RestrictContact(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// The same as items for another transaction, which fails when the contact has changed meanwhile;
  /// none when there is no such contact, or nothing is to be done.
  ///
  /// @param first what is logged of it before
  public List<TransactWriteItem> items(
      ControllerId controller,
      EntryId id,
      List<Action> first,
      Actor actor,
      String reason,
      Instant now) {
    Optional<Contact> found = register.find(controller, id);
    if (found.isEmpty()) {
      return List.of();
    }
    Contact seen = found.get();
    List<Action> actions = new ArrayList<>(first);
    if (!seen.restricted()) {
      actions.add(Action.CONTACT_RESTRICTED);
    }
    List<TransactWriteItem> items = new ArrayList<>();
    ChainHead head = seen.head();
    for (Action action : actions) {
      LoggedChange line =
          head.append(controller, new Change(id, now, actor, action, List.of(), reason));
      items.add(changes.append(line));
      head = line.head();
    }
    if (!actions.isEmpty()) {
      items.add(register.restrict(controller, seen, head));
      items.add(ledger.restrict(controller, id, now));
    }
    return items;
  }

  /// @param reason a declared code, or the id of a case
  /// @param also written in the same transaction
  /// @return `false` when there is no such contact, or what is written beside it was refused
  public boolean restrict(
      ControllerId controller,
      EntryId id,
      Actor actor,
      String reason,
      Instant now,
      List<TransactWriteItem> also) {
    return change(
        controller, id, true, ledger.restrict(controller, id, now), actor, reason, now, also);
  }

  /// @return as above
  public boolean release(
      Controller declared,
      EntryId id,
      Actor actor,
      String reason,
      Instant now,
      List<TransactWriteItem> also) {
    return change(
        declared.id(),
        id,
        false,
        ledger.endRestriction(declared, id, now),
        actor,
        reason,
        now,
        also);
  }

  private boolean change(
      ControllerId controller,
      EntryId id,
      boolean restrict,
      TransactWriteItem note,
      Actor actor,
      String reason,
      Instant now,
      List<TransactWriteItem> also) {
    Action action = restrict ? Action.CONTACT_RESTRICTED : Action.CONTACT_RELEASED;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Contact> found = register.find(controller, id);
      if (found.isEmpty()) {
        return false;
      }
      Contact seen = found.get();
      List<TransactWriteItem> items = new ArrayList<>(also);
      if (seen.restricted() != restrict) {
        LoggedChange line =
            seen.head().append(controller, new Change(id, now, actor, action, List.of(), reason));
        items.add(
            restrict
                ? register.restrict(controller, seen, line.head())
                : register.release(controller, seen, line.head()));
        items.add(changes.append(line));
        items.add(note);
      }
      if (items.isEmpty()) {
        return true;
      }
      switch (transactions.write(EntryId.random(random).value(), items)) {
        case Outcome.Written _ -> {
          return true;
        }
        case Outcome.Refused(var positions) -> {
          if (positions.stream().anyMatch(position -> position < also.size())) {
            return false;
          }
        }
      }
    }
    throw new StoreBusyException(new IllegalStateException("others write again and again"));
  }
}
