package fi.samtycke.mail.outbox;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.BackOff;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Metrics;
import fi.samtycke.platform.Metrics.Metric;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.subject.EntryChains;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Dispatches one obligation of the outbox: claims it, meets it from what the stores hold now, and
/// marks it. At least once: a crash between handing over and marking costs one more copy.
final class DispatchOutbox {
  /// Longer than any function that dispatches may run.
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final Declarations declarations;
  private final OutboxStore outbox;
  private final MeetObligation obligations;
  private final EntryChains chains;
  private final LostMails lostMails;
  private final Work work;
  private final InstantSource clock;
  private final Log log;
  private final Metrics metrics;

  DispatchOutbox(
      Wiring wiring,
      Declarations declarations,
      DynamoDbClient dynamoDb,
      Work work,
      RandomGenerator random) {
    this.declarations = declarations;
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.work = work;
    this.obligations = new MeetObligation(wiring, dynamoDb, work, random);
    this.chains = new EntryChains(wiring, dynamoDb);
    this.lostMails = new LostMails(wiring, dynamoDb, work);
    this.clock = wiring.clock();
    this.log = wiring.log();
    this.metrics = new Metrics(wiring);
  }

  /// What became of an obligation.
  enum Outcome {
    SENT,
    /// What it was about is gone.
    VOID,
    RETRIED,
    /// Not allowed yet; nothing is wrong with it.
    PUT_OFF,
    FAILED,
    /// Of a kind or controller that this version does not know; it stays owed.
    UNKNOWN,
    /// Finished, not due, or in somebody else's hands.
    ELSEWHERE
  }

  /// @param owedSince empty when it was not claimed
  record Dispatched(Outcome outcome, Optional<Instant> owedSince) {}

  /// @param pk the partition key of the obligation
  Dispatched dispatch(String pk) {
    Instant now = clock.instant();
    Optional<Owed> claimed = outbox.claim(pk, now, LEASE);
    if (claimed.isEmpty()) {
      return new Dispatched(Outcome.ELSEWHERE, Optional.empty());
    }
    Owed owed = claimed.get();
    Optional<Controller> controller = declarations.find(owed.controller().value());
    Outcome outcome =
        controller.isPresent() ? dispatch(controller.get(), owed, now) : Outcome.UNKNOWN;
    log.event("outbox.dispatched")
        .id("controller", owed.controller())
        .id("obligation", owed.id())
        .constant("outcome", outcome)
        .count("attempt", owed.attempts())
        .write();
    return new Dispatched(outcome, Optional.of(owed.enqueuedAt()));
  }

  private Outcome dispatch(Controller controller, Owed owed, Instant now) {
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().outbox()).toInstant();
    return switch (Attempt.at(() -> obligations.meet(controller, owed))) {
      case Attempt.Done<SendResult>(SendResult.HandedOver(String messageId)) -> {
        outbox.sent(owed, messageId, now, forgetAt).alone();
        if (owed.obligation() instanceof Obligation.Mail) {
          metrics.count(Metric.MailsSent, 1);
        }
        yield Outcome.SENT;
      }
      case Attempt.Done<SendResult>(SendResult.Closed(boolean sent)) -> {
        metrics.count(Metric.MailsSent, sent ? 1 : 0);
        yield sent ? Outcome.SENT : Outcome.VOID;
      }
      case Attempt.Done<SendResult>(SendResult.Later(Instant next)) -> {
        outbox.putOff(owed, next);
        yield Outcome.PUT_OFF;
      }
      case Attempt.Done<SendResult>(SendResult.Gone()) -> {
        outbox.voided(owed, now, forgetAt).alone();
        yield Outcome.VOID;
      }
      case Attempt.Done<SendResult>(SendResult.Unknown()) -> Outcome.UNKNOWN;
      case Attempt.Faulted<SendResult>(RuntimeException fault) -> {
        log.event("outbox.faulted").id("obligation", owed.id()).fault(fault).write();
        yield afterFault(controller, owed, SesMailer.isFinal(fault), now, forgetAt);
      }
    };
  }

  private Outcome afterFault(
      Controller controller, Owed owed, boolean isFinal, Instant now, Instant forgetAt) {
    Optional<Instant> next = isFinal ? Optional.empty() : BackOff.next(owed.attempts(), now);
    if (next.isPresent()) {
      outbox.retryAt(owed, next.get());
      return Outcome.RETRIED;
    }
    lostMails.note(
        controller,
        owed,
        Delivery.State.FAILED,
        Action.MAIL_FAILED,
        ACTOR,
        now,
        List.of(outbox.failed(owed, now, forgetAt)),
        () ->
            chains.log(
                work.of(controller, ACTOR, now),
                controller.id(),
                owed.obligation().about(),
                Action.MAIL_FAILED));
    metrics.count(Metric.MailsFailed, 1);
    return Outcome.FAILED;
  }
}
