package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Restricts a contact (GDPR Art. 18), or lets it be used again: the contact, its log entry and the
/// note in the ledger in one transaction.
public final class RestrictContact {
  private final RegisterStore register;
  private final LedgerStore ledger;
  private final Work work;

  public RestrictContact(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
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

  /// The same as writes for another transaction, which fails when the contact has changed
  /// meanwhile; none when there is no such contact, or nothing is to be done.
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
    List<Action> actions = new ArrayList<>(first);
    if (!isRestricted(found.get(), caseId)) {
      actions.add(Action.CONTACT_RESTRICTED);
    }
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead head = found.get().head();
    for (Action action : actions) {
      head = unit.log(id, head, action, caseId);
    }
    if (!actions.isEmpty()) {
      unit.also(register.restrict(controller, found.get(), caseId, head))
          .also(ledger.restrict(controller, id, now));
    }
    return unit.writes();
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
        actor,
        now,
        also,
        (unit, seen) -> {
          if (!isRestricted(seen, ground)) {
            unit.logged(
                    id,
                    seen.head(),
                    Action.CONTACT_RESTRICTED,
                    reason,
                    next -> register.restrict(controller, seen, ground, next))
                .also(ledger.restrict(controller, id, now));
          }
        });
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
    ControllerId controller = declared.id();
    return change(
        controller,
        id,
        actor,
        now,
        List.of(),
        (unit, seen) -> {
          if (seen.restricted() && grounds.containsAll(seen.restrictedBy())) {
            unit.logged(
                    id,
                    seen.head(),
                    Action.CONTACT_RELEASED,
                    reason,
                    next -> register.release(controller, seen, grounds, next))
                .also(ledger.endRestriction(declared, id, now));
          } else if (!Collections.disjoint(grounds, seen.restrictedBy())) {
            unit.also(register.release(controller, seen, grounds, seen.head()));
          }
        });
  }

  private static boolean isRestricted(Contact seen, String ground) {
    return seen.restricted() && seen.restrictedBy().contains(ground);
  }

  /// @return `false` when there is no such contact, or what is written beside it was refused
  private boolean change(
      ControllerId controller,
      EntryId id,
      Actor actor,
      Instant now,
      List<Write> also,
      BiConsumer<UnitOfWork, Contact> of) {
    return Work.retry(() -> {
      Optional<Contact> found = register.find(controller, id);
      if (found.isEmpty()) {
        return Optional.of(false);
      }
      UnitOfWork unit = work.of(controller, actor, now).also(also);
      of.accept(unit, found.get());
      return unit.commitBeside(also);
    });
  }
}
