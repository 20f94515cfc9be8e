package fi.samtycke.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.erasure.ErasurePlans.Stored;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.tasks.CloseCase;
import fi.samtycke.stores.tasks.TellRecipients;
import fi.samtycke.stores.tasks.WipeCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;

  CarryOutErasure(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.eraseSubjects = new EraseSubjects(wiring, dynamoDb, digests, random);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.close = new CloseCase(wiring, dynamoDb, random);
    this.wipe = new WipeCase(wiring, dynamoDb, random);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.tellRecipients = new TellRecipients(wiring, dynamoDb, random);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
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
            case Stage.Erasing _ -> erase(controller, found.get(), now);
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
  private Optional<Progress> erase(Controller controller, Stored seen, Instant now) {
    return eraseSubjects.erase(controller, seen, ACTOR, now)
        ? owe(controller, seen, now)
        : Optional.empty();
  }

  private Optional<Progress> owe(Controller controller, Stored seen, Instant now) {
    EntryId caseId = seen.plan().caseId();
    Optional<CaseStore.Stored> found = cases.find(controller.id(), caseId);
    if (found.isEmpty()) {
      write(List.of(plans.replace(controller.id(), seen, told(seen, now), Optional.of(now))));
      return Optional.empty();
    }
    CaseStore.Stored request = found.get();
    EntryId letter = EntryId.random(random);
    List<Write> items =
        steps.items(
            controller,
            request,
            new Step(request.request(), Action.ERASURE_CARRIED_OUT, ACTOR),
            now);
    items.add(
        plans.replace(
            controller.id(), seen, seen.plan().at(new Stage.Telling(letter)), Optional.of(now)));
    if (request.request().address().isPresent()) {
      items.add(
          outbox.enqueue(
              controller.id(),
              letter,
              new Obligation.Mail(MailKind.ERASURE_LETTER, caseId.value()),
              now,
              now));
    }
    write(items);
    return Optional.empty();
  }

  /// When the mail has left, or never will, the address goes.
  private Optional<Progress> tell(Controller controller, Stored seen, EntryId letter, Instant now) {
    boolean owed =
        outbox
            .progress(controller.id(), letter)
            .filter(progress -> progress.state().equals("pending"))
            .isPresent();
    if (owed) {
      return Optional.of(Progress.WAITING);
    }
    wipe.wipeOwn(controller, seen.plan().caseId(), ACTOR, now);
    write(List.of(plans.replace(controller.id(), seen, told(seen, now), Optional.of(now))));
    return Optional.empty();
  }

  /// What a hold kept goes when nothing keeps it any longer (H04); the case ends with its tasks.
  private Optional<Progress> lookAgain(Controller controller, Stored seen, Instant now) {
    List<EntryId> free =
        seen.plan().kept().stream()
            .map(Kept::entry)
            .filter(entry -> holds.standing(controller, entry, now).isEmpty())
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
      write(List.of(plans.erase(controller.id(), caseId)));
      return Optional.of(Progress.NOTHING);
    }
    write(
        List.of(
            plans.replace(
                controller.id(),
                seen,
                seen.plan(),
                more ? Optional.of(now.plus(TOMORROW)) : Optional.empty())));
    return Optional.of(fulfilled ? Progress.FULFILLED : open ? Progress.WAITING : Progress.NOTHING);
  }

  /// The erasure begins anew with what was kept, so that a crash cannot leave it half; its
  /// recipients are told now.
  private void release(Controller controller, Stored seen, List<EntryId> free, Instant now) {
    ErasurePlan next = seen.plan().erasing(free).at(new Stage.Erasing());
    List<Write> items = new ArrayList<>(plans.revise(controller, seen, next, now));
    for (EntryId entry : free) {
      items.addAll(tellRecipients.about(controller, next.caseId(), entry, ACTOR, now));
    }
    write(items);
  }

  private void write(List<Write> items) {
    transactions.write(EntryId.random(random).value(), items);
  }

  private static ErasurePlan told(Stored seen, Instant now) {
    return seen.plan().at(new Stage.Told(now)).bare();
  }
}
