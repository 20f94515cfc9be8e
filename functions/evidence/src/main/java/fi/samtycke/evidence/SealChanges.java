package fi.samtycke.evidence;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.change.Seal;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Seals the change log, day by day in UTC, also days without a change, so that the seals form a
/// chain without gaps (N14). The seal and the mail that carries it away are one transaction.
final class SealChanges {
  static final String SCHEDULE = "SealChanges";

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);

  /// Where the first seal is looked for, before there is any.
  private static final int FIRST_LOOK_DAYS = 40;

  private final ChangeLogStore changes;
  private final LedgerStore ledger;
  private final Work work;
  private final InstantSource clock;

  SealChanges(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  Done seal(Controller controller) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    TreeMap<String, Integer> counts = new TreeMap<>();
    Optional<Seal> last = ledger.lastSeal(controller.id());
    LocalDate first =
        last.map(seal -> seal.day().plusDays(1))
            .or(() -> changes.firstDay(controller.id(), today.minusDays(FIRST_LOOK_DAYS)))
            .orElse(today);
    for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
      List<LoggedChange> ofDay = changes.ofDay(controller.id(), day);
      if (last.isPresent() || !ofDay.isEmpty()) {
        last = Optional.of(seal(controller, day, last.map(Seal::root).orElse(""), ofDay));
        counts.merge("days", 1, Integer::sum);
        counts.merge("changes", ofDay.size(), Integer::sum);
      }
    }
    return new Done(counts);
  }

  /// @return the seal of the day, also when another run was first
  private Seal seal(
      Controller controller, LocalDate day, String previousRoot, List<LoggedChange> ofDay) {
    Instant now = clock.instant();
    ControllerId id = controller.id();
    Seal seal = Seal.over(day, previousRoot, ofDay);
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().seals()).toInstant();
    Obligation notice = new Obligation.Mail(MailKind.SEAL_NOTICE, day.toString());
    return work.of(id, ACTOR, now)
        .also(ledger.keep(id, seal, forgetAt))
        .owe(notice)
        .commit(seal)
        .or(() -> ledger.seal(id, day))
        .orElseThrow();
  }
}
