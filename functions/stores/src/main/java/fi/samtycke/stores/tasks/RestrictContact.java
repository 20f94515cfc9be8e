package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.register.RegisterStore;
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

/// Restricts a contact (GDPR Art. 18), or lets it be used again: the contact, its log entry, the
/// note in the ledger and the tasks of telling recipients (Art. 19) in one transaction. Recipients
/// are told when the first case restricts it, which the contact remembers; when it may be used
/// again those are told who were.
public final class RestrictContact {
  private final RegisterStore register;
  private final LedgerStore ledger;
  private final TellRecipients tellRecipients;
  private final EndTasks endTasks;
  private final Work work;

  public RestrictContact(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.tellRecipients = new TellRecipients(wiring, dynamoDb);
    this.endTasks = new EndTasks(wiring, dynamoDb, work);
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
      Controller controller,
      EntryId id,
      List<Action> first,
      Actor actor,
      EntryId caseId,
      Instant now) {
    Optional<Contact> found = register.find(controller.id(), id);
    if (found.isEmpty()) {
      return List.of();
    }
    List<Action> actions = new ArrayList<>(first);
    boolean restricts = !isRestricted(found.get(), caseId.value());
    if (restricts) {
      actions.add(Action.CONTACT_RESTRICTED);
    }
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead head = found.get().head();
    for (Action action : actions) {
      head = unit.log(id, head, action, caseId.value());
    }
    if (!actions.isEmpty()) {
      Set<String> told =
          restricts ? tellFirst(unit, controller, found.get(), caseId, now) : Set.of();
      unit.also(register.restrict(controller.id(), found.get(), caseId.value(), told, head))
          .also(ledger.restrict(controller.id(), id, now));
    }
    return unit.writes();
  }

  /// A contact that is restricted already is so on one more ground, which is logged as well.
  ///
  /// @param ground the id of the case, or its [#dispute]
  /// @param also written in the same transaction
  /// @return `false` when there is no such contact, or what is written beside it was refused
  public boolean restrict(
      Controller controller,
      EntryId id,
      String ground,
      Actor actor,
      EntryId caseId,
      Instant now,
      List<Write> also) {
    return restrict(controller, id, ground, true, actor, caseId, now, also);
  }

  /// Restricts what a hold keeps in spite of an erasure (Art. 17(3)). Recipients are told when it
  /// goes.
  ///
  /// @return as above
  public boolean keep(
      Controller controller,
      EntryId id,
      Actor actor,
      EntryId caseId,
      Instant now,
      List<Write> also) {
    return restrict(controller, id, caseId.value(), false, actor, caseId, now, also);
  }

  /// @param tells whether recipients are told, when they have not been
  private boolean restrict(
      Controller controller,
      EntryId id,
      String ground,
      boolean tells,
      Actor actor,
      EntryId caseId,
      Instant now,
      List<Write> also) {
    return change(
        controller,
        id,
        actor,
        now,
        also,
        (unit, seen) -> {
          if (isRestricted(seen, ground)) {
            return;
          }
          Set<String> told = tells ? tellFirst(unit, controller, seen, caseId, now) : Set.of();
          unit.logged(
                  id,
                  seen.head(),
                  Action.CONTACT_RESTRICTED,
                  caseId.value(),
                  next -> register.restrict(controller.id(), seen, ground, told, next))
              .also(ledger.restrict(controller.id(), id, now));
        });
  }

  /// Ends grounds. While there are others the contact stays restricted.
  ///
  /// @return `false` when there is no such contact
  public boolean release(
      Controller controller,
      EntryId id,
      Set<String> grounds,
      Actor actor,
      EntryId caseId,
      Instant now) {
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
                    caseId.value(),
                    next -> register.release(controller.id(), seen, grounds, next))
                .also(ledger.endRestriction(controller, id, now));
            tellEnd(unit, controller, seen, actor, caseId, now);
          } else if (!Collections.disjoint(grounds, seen.restrictedBy())) {
            unit.also(register.release(controller.id(), seen, grounds, seen.head()));
          }
        });
  }

  /// Whoever was told on the ground of another case knows already.
  ///
  /// @return the ids of the tasks; none when they know
  private Set<String> tellFirst(
      UnitOfWork unit, Controller controller, Contact seen, EntryId caseId, Instant now) {
    return seen.told().isEmpty()
        ? tellRecipients.of(unit, controller, caseId, TaskKind.RESTRICT, seen, Set.of(), now)
        : Set.of();
  }

  /// Whoever heard nothing of the restriction yet hears nothing of its end.
  private void tellEnd(
      UnitOfWork unit,
      Controller controller,
      Contact seen,
      Actor actor,
      EntryId caseId,
      Instant now) {
    if (!seen.told().isEmpty()) {
      Set<HeldOutside> unheard = endTasks.ofRestriction(unit, controller, seen.told(), actor, now);
      tellRecipients.of(unit, controller, caseId, TaskKind.LIFT, seen, unheard, now);
    }
  }

  private static boolean isRestricted(Contact seen, String ground) {
    return seen.restricted() && seen.restrictedBy().contains(ground);
  }

  /// @return `false` when there is no such contact, or what is written beside it was refused
  private boolean change(
      Controller controller,
      EntryId id,
      Actor actor,
      Instant now,
      List<Write> also,
      BiConsumer<UnitOfWork, Contact> of) {
    return Work.retry(() -> {
      Optional<Contact> found = register.find(controller.id(), id);
      if (found.isEmpty()) {
        return Optional.of(false);
      }
      UnitOfWork unit = work.of(controller, actor, now).also(also);
      of.accept(unit, found.get());
      return unit.commitBeside(also);
    });
  }
}
