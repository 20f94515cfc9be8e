package fi.samtycke.retention;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.quarantine.QuarantineEntry.Admitted;
import fi.samtycke.core.quarantine.QuarantineEntry.Answered;
import fi.samtycke.core.quarantine.QuarantineEntry.Asked;
import fi.samtycke.core.quarantine.QuarantineEntry.Entered;
import fi.samtycke.core.quarantine.QuarantineEntry.Stopped;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.quarantine.QuarantineAsking;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Does what is due in quarantine and nothing else: reminders, the end of what stayed silent, the
/// end of what could never be asked (G7, G8). Each entry is decided by a transaction of its own, so
/// that two sweeps at once, or one that was stopped half-way, do no harm.
final class SweepQuarantine {
  static final String SCHEDULE = "SweepQuarantine";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);
  private static final int REPETITIONS = 4;

  private final QuarantineStore quarantine;
  private final QuarantineAsking asking;
  private final QuarantineExit exit;
  private final Work work;
  private final EachDue each;

  SweepQuarantine(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.asking = new QuarantineAsking(wiring, dynamoDb);
    this.exit = new QuarantineExit(wiring, dynamoDb);
    this.work = work;
    this.each = new EachDue(wiring, dynamoDb, SCHEDULE, "quarantine.sweep-faulted");
  }

  /// @param timeIsLeft whether another entry may be begun
  Done sweep(Controller controller, BooleanSupplier timeIsLeft) {
    return each.begin(controller, controller.quarantine().hardLimitDays(), timeIsLeft)
        .onEachDay(quarantine::due, this::sweep)
        .done();
  }

  private Swept sweep(Controller controller, EntryId id, Instant now) {
    Swept swept = decide(controller, id, now);
    for (int again = 0; swept == Swept.CHANGED && again < REPETITIONS; again++) {
      swept = decide(controller, id, now);
    }
    return swept;
  }

  private Swept decide(Controller controller, EntryId id, Instant now) {
    QuarantineCalendar calendar =
        new QuarantineCalendar(controller.quarantine(), controller.zone());
    Optional<Stored> found = quarantine.find(controller.id(), id);
    if (found.isEmpty()) {
      return Swept.ELSEWHERE;
    }
    Stored stored = found.get();
    return switch (stored.entry()) {
      case Entered entered -> lapse(controller, stored, calendar, entered.enteredAt(), now);
      case Admitted admitted when !now.isBefore(admitted.answerBy()) ->
          expire(controller, stored, now);
      case Admitted _ -> Swept.ELSEWHERE;
      case Asked asked when !now.isBefore(asked.answerBy()) -> expire(controller, stored, now);
      case Asked asked -> remind(controller, stored, asked, now);
      case Answered _, Stopped _ -> Swept.ELSEWHERE;
    };
  }

  private Swept expire(Controller controller, Stored stored, Instant now) {
    UnitOfWork unit = work.of(controller, ACTOR, now);
    Write erased = quarantine.erase(controller.id(), stored);
    exit.end(unit, controller.id(), stored, Action.QUARANTINE_EXPIRED, erased);
    return unit.also(exit.note(controller, stored, SuppressionReason.EXPIRED, now))
            .owe(FactKind.QUARANTINE_EXPIRED, stored.entry().id())
            .commit()
        ? Swept.EXPIRED
        : Swept.CHANGED;
  }

  private Swept lapse(
      Controller controller,
      Stored stored,
      QuarantineCalendar calendar,
      Instant enteredAt,
      Instant now) {
    if (now.isBefore(calendar.hardLimit(enteredAt))) {
      return Swept.ELSEWHERE;
    }
    UnitOfWork unit = work.of(controller, ACTOR, now);
    Write erased = quarantine.erase(controller.id(), stored);
    exit.end(unit, controller.id(), stored, Action.QUARANTINE_LAPSED, erased);
    return unit.owe(MailKind.QUARANTINE_LAPSED_NOTICE, stored.entry().id()).commit()
        ? Swept.LAPSED
        : Swept.CHANGED;
  }

  /// Owes the latest reminder that is due; one that was missed before it is skipped (B08). Whoever
  /// did not give their details themselves has fewer (L4).
  private Swept remind(Controller controller, Stored stored, Asked asked, Instant now) {
    int article = stored.data().orElseThrow().provenance().informationArticle();
    QuarantineCalendar calendar =
        new QuarantineCalendar(controller.quarantine().remindingAfter(article), controller.zone());
    int due = calendar.remindersDue(asked.firstMailAcceptedAt(), now);
    if (due <= asked.reminders()) {
      return Swept.ELSEWHERE;
    }
    UnitOfWork unit = work.of(controller, ACTOR, now);
    Optional<EntryId> reminder = asked.returned() ? Optional.empty() : Optional.of(unit.newId());
    Instant next = calendar.next(asked.firstMailAcceptedAt(), due);
    unit.also(asking.remind(controller.id(), asked, due, next, reminder));
    Obligation mail = new Obligation.Mail(MailKind.QUARANTINE_REMINDER, asked.id().value());
    reminder.ifPresent(id -> unit.owe(id, mail, now));
    return unit.commit() && reminder.isPresent() ? Swept.REMINDED : Swept.ELSEWHERE;
  }
}
