package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

  /// The ground of a contact whose person took the consent back.
  public static final String CONSENT_WITHDRAWN = "consent-withdrawn";

  /// The ground of a contact that a restore had made forget some of its own.
  public static final String RESTORED = "restored";

  private static final String DISPUTE = "dispute:";

  /// The ground of a contact of which the person of a case says that something is wrong (Art.
  /// 18(1)(a)). It ends with the case; what staff or the program restrict for a case has its id as
  /// the ground, and is ended by staff.
  public static String dispute(EntryId caseId) {
    return DISPUTE + caseId;
  }

  /// The same as items for another transaction, which fails when the contact has changed meanwhile;
  /// none when there is no such contact, or nothing is to be done.
  ///
  /// @param first what is logged of it before
  /// @param caseId the ground
  public List<Write> items(
      ControllerId controller,
      EntryId id,
      List<Action> first,
      Actor actor,
      String caseId,
      Instant now) {
    Optional<Contact> found = register.find(controller, id);
    if (found.isEmpty()) {
      return List.of();
    }
    Contact seen = found.get();
    List<Action> actions = new ArrayList<>(first);
    if (!isRestricted(seen, caseId)) {
      actions.add(Action.CONTACT_RESTRICTED);
    }
    List<Write> items = new ArrayList<>();
    ChainHead head = seen.head();
    for (Action action : actions) {
      LoggedChange line =
          head.append(controller, new Change(id, now, actor, action, List.of(), caseId));
      items.add(changes.append(line));
      head = line.head();
    }
    if (!actions.isEmpty()) {
      items.add(register.restrict(controller, seen, caseId, head));
      items.add(ledger.restrict(controller, id, now));
    }
    return items;
  }

  /// A contact that is restricted already is so on one more ground, which is logged as well.
  ///
  /// @param ground the id of a case, or as named here
  /// @param reason for the log: a declared code, or the id of a case
  /// @param also written in the same transaction
  /// @return `false` when there is no such contact, or what is written beside it was refused
  public boolean restrict(
      ControllerId controller,
      EntryId id,
      String ground,
      Actor actor,
      String reason,
      Instant now,
      List<Write> also) {
    return change(
        controller,
        id,
        also,
        seen ->
            isRestricted(seen, ground)
                ? List.of()
                : restricting(controller, seen, ground, actor, reason, now));
  }

  /// Ends grounds. While there are others the contact stays restricted.
  ///
  /// @return `false` when there is no such contact
  public boolean release(
      Controller declared,
      EntryId id,
      Set<String> grounds,
      Actor actor,
      String reason,
      Instant now) {
    return change(
        declared.id(),
        id,
        List.of(),
        seen ->
            seen.restricted() ? releasing(declared, seen, grounds, actor, reason, now) : List.of());
  }

  private static boolean isRestricted(Contact seen, String ground) {
    return seen.restricted() && seen.restrictedBy().contains(ground);
  }

  private List<Write> restricting(
      ControllerId controller,
      Contact seen,
      String ground,
      Actor actor,
      String reason,
      Instant now) {
    LoggedChange line = line(controller, seen, actor, Action.CONTACT_RESTRICTED, reason, now);
    return List.of(
        register.restrict(controller, seen, ground, line.head()),
        changes.append(line),
        ledger.restrict(controller, seen.id(), now));
  }

  private List<Write> releasing(
      Controller declared,
      Contact seen,
      Set<String> grounds,
      Actor actor,
      String reason,
      Instant now) {
    ControllerId controller = declared.id();
    if (!grounds.containsAll(seen.restrictedBy())) {
      return Collections.disjoint(grounds, seen.restrictedBy())
          ? List.of()
          : List.of(register.release(controller, seen, grounds, seen.head()));
    }
    LoggedChange line = line(controller, seen, actor, Action.CONTACT_RELEASED, reason, now);
    return List.of(
        register.release(controller, seen, grounds, line.head()),
        changes.append(line),
        ledger.endRestriction(declared, seen.id(), now));
  }

  private static LoggedChange line(
      ControllerId controller,
      Contact seen,
      Actor actor,
      Action action,
      String reason,
      Instant now) {
    return seen.head()
        .append(controller, new Change(seen.id(), now, actor, action, List.of(), reason));
  }

  private boolean change(
      ControllerId controller, EntryId id, List<Write> also, Function<Contact, List<Write>> of) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Contact> found = register.find(controller, id);
      if (found.isEmpty()) {
        return false;
      }
      List<Write> items = new ArrayList<>(also);
      items.addAll(of.apply(found.get()));
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
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }
}
