package fi.samtycke.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.erasure.ErasurePlans.Stored;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.tasks.CloseCase;
import fi.samtycke.stores.tasks.TellRecipients;
import fi.samtycke.stores.tasks.WipeCase;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Carries a decided erasure out, from wherever it stopped: erases, tells the person, forgets the
/// address, and lets the case be fulfilled when the recipients are done too. Two at once do no
/// harm, and nothing is done twice that can be seen.
final class CarryOutErasure {
  static final String SCHEDULE = "CarryOutErasure";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);
  private static final Duration TOMORROW = Duration.ofDays(1);
  private static final int STEPS = 24;

  private final EraseSubjects eraseSubjects;
  private final ErasurePlans plans;
  private final CaseStore cases;
  private final CaseSteps steps;
  private final CloseCase close;
  private final WipeCase wipe;
  private final HoldStore holds;
  private final TellRecipients tellRecipients;
  private final OutboxStore outbox;
  private final InstantSource clock;
  private final Work work;

  CarryOutErasure(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.eraseSubjects = new EraseSubjects(wiring, dynamoDb, digests, work);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.close = new CloseCase(wiring, dynamoDb, work);
    this.wipe = new WipeCase(wiring, dynamoDb, work);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.tellRecipients = new TellRecipients(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.work = work;
  }

  /// How far an erasure came; the names stand in receipts.
  enum Progress {
    /// There is no plan, or nothing of it is left to do.
    NOTHING,
    /// All is erased; the last mail is on its way, or people are at work at recipients.
    WAITING,
    FULFILLED
  }

  /// The cases whose erasure is to be looked at.
  List<EntryId> due(Controller controller) {
    return plans.due(controller.id(), clock.instant());
  }

  Progress carryOut(Controller controller, EntryId caseId) {
    for (int step = 1; step <= STEPS; step++) {
      Optional<Stored> found = plans.find(controller.id(), caseId);
      if (found.isEmpty()) {
        return Progress.NOTHING;
      }
      Instant now = clock.instant();
      Optional<Progress> end =
          switch (found.get().plan().stage()) {
            case Stage.Erasing _ -> {
              erase(controller, found.get(), now);
              yield Optional.empty();
            }
            case Stage.Telling(EntryId letter) -> tell(controller, found.get(), letter, now);
            case Stage.Told _ -> lookAgain(controller, found.get(), now);
          };
      if (end.isPresent()) {
        return end.get();
      }
    }
    throw new IllegalStateException("the erasure does not come to an end");
  }

  /// Everything goes; then the last mail is owed.
  private void erase(Controller controller, Stored seen, Instant now) {
    if (!eraseSubjects.erase(controller, seen, ACTOR, now)) {
      return;
    }
    EntryId caseId = seen.plan().caseId();
    Optional<CaseStore.Stored> found = cases.find(controller.id(), caseId);
    if (found.isEmpty()) {
      write(plans.replace(controller.id(), seen, seen.plan().told(now), Optional.of(now)));
      return;
    }
    RightsCase request = found.get().request();
    EntryId letter = work.newId();
    Step step = new Step(request, Action.ERASURE_CARRIED_OUT, ACTOR);
    ErasurePlan telling = seen.plan().telling(letter);
    UnitOfWork unit =
        steps
            .unit(controller, found.get(), step, now)
            .also(plans.replace(controller.id(), seen, telling, Optional.of(now)));
    if (request.address().isPresent()) {
      unit.owe(letter, new Obligation.Mail(MailKind.ERASURE_LETTER, caseId.value()), now);
    }
    unit.commit();
  }

  /// When the mail has left, or never will, the address goes.
  private Optional<Progress> tell(Controller controller, Stored seen, EntryId letter, Instant now) {
    if (outbox.isPending(controller.id(), letter)) {
      return Optional.of(Progress.WAITING);
    }
    wipe.wipeOwn(controller, seen.plan().caseId(), ACTOR, now);
    write(plans.replace(controller.id(), seen, seen.plan().told(now), Optional.of(now)));
    return Optional.empty();
  }

  /// What a hold kept goes when nothing keeps it any longer (H04); the case ends with its tasks.
  private Optional<Progress> lookAgain(Controller controller, Stored seen, Instant now) {
    List<Entry> free =
        seen.plan().kept().stream()
            .map(Kept::entry)
            .filter(entry -> holds.standing(controller, entry.id(), now).isEmpty())
            .toList();
    if (!free.isEmpty()) {
      release(controller, seen, free, now);
      return Optional.empty();
    }
    EntryId caseId = seen.plan().caseId();
    boolean fulfilled = close.fulfilIfDone(controller, caseId, ACTOR, now);
    boolean open =
        cases
            .find(controller.id(), caseId)
            .filter(request -> request.request() instanceof BeingAnswered)
            .isPresent();
    boolean more = open || !seen.plan().kept().isEmpty();
    if (!more && cases.find(controller.id(), caseId).isEmpty()) {
      write(plans.erase(controller.id(), caseId));
      return Optional.of(Progress.NOTHING);
    }
    write(
        plans.replace(
            controller.id(),
            seen,
            seen.plan(),
            more ? Optional.of(now.plus(TOMORROW)) : Optional.empty()));
    return Optional.of(fulfilled ? Progress.FULFILLED : open ? Progress.WAITING : Progress.NOTHING);
  }

  /// The erasure begins anew with what was kept, so that a crash cannot leave it half; its
  /// recipients are told now.
  private void release(Controller controller, Stored seen, List<Entry> free, Instant now) {
    ErasurePlan next = seen.plan().erasing(free);
    UnitOfWork unit =
        work.of(controller, ACTOR, now).also(plans.revise(controller, seen, next, now));
    for (Entry entry : free) {
      tellRecipients.about(unit, controller, next.caseId(), entry.id(), now);
    }
    unit.commit();
  }

  private void write(Write write) {
    work.writeInBatches(List.of(write));
  }
}
