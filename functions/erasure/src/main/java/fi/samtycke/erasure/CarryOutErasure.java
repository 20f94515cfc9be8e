package fi.samtycke.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.files.ExtractFiles;
import fi.samtycke.rights.CloseCase;
import fi.samtycke.stores.AddressStore;
import fi.samtycke.stores.CaseStore;
import fi.samtycke.stores.ContactParts;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.EraseEntry;
import fi.samtycke.stores.ErasurePlans;
import fi.samtycke.stores.ErasurePlans.Stored;
import fi.samtycke.stores.OutboxStore;
import fi.samtycke.stores.RestrictContact;
import fi.samtycke.stores.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Carries a decided erasure out, from wherever it stopped: erases, tells the person, forgets the
/// address, and lets the case be fulfilled when the recipients are done too. Two at once do no
/// harm, and nothing is done twice that can be seen.
final class CarryOutErasure {
  static final String SCHEDULE = "CarryOutErasure";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);
  private static final Duration TOMORROW = Duration.ofDays(1);
  private static final int STEPS = 24;

  private final ErasurePlans plans;
  private final CaseStore cases;
  private final EraseEntry eraseEntry;
  private final RestrictContact restrict;
  private final ContactParts parts;
  private final AddressStore addresses;
  private final OutboxStore outbox;
  private final ExtractFiles files;
  private final CloseCase steps;
  private final InstantSource clock;
  private final RandomGenerator random;

  CarryOutErasure(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.eraseEntry = new EraseEntry(wiring, dynamoDb, digests, random);
    this.restrict = new RestrictContact(wiring, dynamoDb, random);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.files = new ExtractFiles(wiring);
    this.steps = new CloseCase(wiring, dynamoDb, random);
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

  /// Everything goes; then the last mail is owed. The cases come first: whoever is about to make or
  /// to mail an extract finds no case any more when the log says that the person is erased (A27).
  private Optional<Progress> erase(Controller controller, Stored seen, Instant now) {
    ErasurePlan plan = seen.plan();
    for (EntryId request : plan.cases()) {
      if (!request.equals(plan.caseId())) {
        steps.wipe(controller, request, false, Set.of("plan"), ACTOR, now);
        eraseEntry.forgetMails(controller, request);
      }
      files.erase(controller.id(), request);
    }
    for (EntryId entry : plan.entries()) {
      Optional<Hold> hold = eraseEntry.erase(controller, plan, entry, ACTOR, now);
      if (hold.isPresent()) {
        keep(controller, seen, entry, hold.get(), now);
        return Optional.empty();
      }
    }
    List<EntryId> later = laterCases(controller, plan);
    if (!later.isEmpty()) {
      steps.write(noting(controller, seen, ending(plan, later), now));
      return Optional.empty();
    }
    for (Kept kept : plan.kept()) {
      restrict.restrict(
          controller.id(),
          kept.entry(),
          plan.caseId().value(),
          ACTOR,
          plan.caseId().value(),
          now,
          List.of());
    }
    for (String digest : plan.addresses()) {
      steps.write(List.of(addresses.forgetMails(controller.id(), digest)));
    }
    return owe(controller, seen, now);
  }

  /// Cases about what is erased that were opened after the decision, such as by a consent that the
  /// person takes back meanwhile (A28). Looked for when nobody can open another.
  private List<EntryId> laterCases(Controller controller, ErasurePlan plan) {
    return cases.withAddress(controller.id(), plan.addresses()).stream()
        .filter(id -> !plan.cases().contains(id))
        .flatMap(id -> cases.find(controller.id(), id).stream())
        .filter(stored -> stored.request().subjects().stream().anyMatch(plan.entries()::contains))
        .map(stored -> stored.request().id())
        .toList();
  }

  private static ErasurePlan ending(ErasurePlan plan, List<EntryId> more) {
    return new ErasurePlan(
        plan.caseId(),
        plan.decidedAt(),
        plan.decidedBy(),
        plan.entries(),
        Stream.concat(plan.cases().stream(), more.stream()).distinct().toList(),
        plan.addresses(),
        plan.recipients(),
        plan.kept(),
        plan.stage());
  }

  private Optional<Progress> owe(Controller controller, Stored seen, Instant now) {
    EntryId caseId = seen.plan().caseId();
    Optional<CaseStore.Stored> found = cases.find(controller.id(), caseId);
    if (found.isEmpty()) {
      steps.write(List.of(plans.replace(controller.id(), seen, told(seen, now), Optional.empty())));
      return Optional.of(Progress.NOTHING);
    }
    CaseStore.Stored request = found.get();
    List<TransactWriteItem> items =
        steps.move(
            controller,
            request,
            request.request(),
            request.dueAt(),
            new Change(caseId, now, ACTOR, Action.ERASURE_CARRIED_OUT));
    EntryId letter = EntryId.random(random);
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
    steps.write(items);
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
    steps.wipe(controller, seen.plan().caseId(), true, Set.of("plan"), ACTOR, now);
    steps.write(List.of(plans.replace(controller.id(), seen, told(seen, now), Optional.of(now))));
    return Optional.empty();
  }

  /// What a hold kept goes when nothing keeps it any longer (H04); the case ends with its tasks.
  private Optional<Progress> lookAgain(Controller controller, Stored seen, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, controller.zone());
    for (Kept kept : seen.plan().kept()) {
      if (parts.holds(controller.id(), kept.entry()).stream().noneMatch(it -> it.holds(today))) {
        release(controller, seen, kept.entry(), now);
        return Optional.empty();
      }
    }
    EntryId caseId = seen.plan().caseId();
    boolean fulfilled = steps.fulfilIfDone(controller, caseId, ACTOR, now);
    boolean open =
        cases
            .find(controller.id(), caseId)
            .filter(request -> request.request().state().isBeingAnswered())
            .isPresent();
    boolean more = open || !seen.plan().kept().isEmpty();
    steps.write(
        List.of(
            plans.replace(
                controller.id(),
                seen,
                seen.plan(),
                more ? Optional.of(now.plus(TOMORROW)) : Optional.empty())));
    return Optional.of(fulfilled ? Progress.FULFILLED : open ? Progress.WAITING : Progress.NOTHING);
  }

  /// A hold was placed after the decision: it wins. The contact is restricted, and the ledger no
  /// longer says that it goes.
  private void keep(Controller controller, Stored seen, EntryId entry, Hold hold, Instant now) {
    ErasurePlan next = seen.plan().keeping(new Kept(entry, hold.reason(), hold.until()));
    restrict.restrict(
        controller.id(),
        entry,
        next.caseId().value(),
        ACTOR,
        next.caseId().value(),
        now,
        noting(controller, seen, next, now));
  }

  /// The erasure begins anew with what was kept, so that a crash cannot leave it half.
  private void release(Controller controller, Stored seen, EntryId entry, Instant now) {
    ErasurePlan next = seen.plan().erasing(entry).at(new Stage.Erasing());
    steps.write(noting(controller, seen, next, now));
  }

  private List<TransactWriteItem> noting(
      Controller controller, Stored seen, ErasurePlan next, Instant now) {
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().ledger()).toInstant();
    return new ArrayList<>(
        List.of(
            plans.replace(controller.id(), seen, next, Optional.of(now)),
            plans.note(controller.id(), next, forgetAt)));
  }

  private static ErasurePlan told(Stored seen, Instant now) {
    return seen.plan().at(new Stage.Told(now)).bare();
  }
}
