package fi.samtycke.mail.feedback;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.mail.letters.OwnAddresses;
import fi.samtycke.mail.outbox.LostMails;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Metrics;
import fi.samtycke.platform.Metrics.Metric;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.subject.EntryChains;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Records what became of a mail that we sent. A permanent bounce and a complaint suppress the
/// address and stand in the change log of the entry; what others sent is not touched, and no entry
/// is made, brought back or erased. Every effect happens once, however often SES tells it.
final class RecordFeedback {
  private static final Actor ACTOR = new Actor.Schedule("RecordFeedback");

  private final Declarations declarations;
  private final OutboxStore outbox;
  private final LedgerStore ledger;
  private final Digests digests;
  private final EntryChains chains;
  private final ReturnedMails returnedMails;
  private final LostMails lostMails;
  private final Work work;
  private final InstantSource clock;
  private final Log log;
  private final Metrics metrics;

  RecordFeedback(Wiring wiring, Declarations declarations, DynamoDbClient dynamoDb, Work work) {
    this.declarations = declarations;
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.chains = new EntryChains(wiring, dynamoDb);
    this.returnedMails = new ReturnedMails(wiring, dynamoDb);
    this.lostMails = new LostMails(wiring, dynamoDb, work);
    this.work = work;
    this.clock = wiring.clock();
    this.log = wiring.log();
    this.metrics = new Metrics(wiring);
  }

  /// What was done about it.
  enum Recorded {
    RECORDED,
    /// It was recorded before, or says less than what was.
    KNOWN,
    /// Not about a mail of ours that is still remembered, or of no use.
    IGNORED
  }

  Recorded record(SesFeedback feedback) {
    Recorded outcome =
        declarations
            .find(feedback.controller())
            .filter(_ -> feedback.isUsable())
            .map(controller ->
                feedback
                    .obligation()
                    .flatMap(id -> outbox.find(controller.id(), id))
                    .map(owed -> record(controller, owed, feedback))
                    .orElseGet(() -> afterErasure(controller, feedback)))
            .orElse(Recorded.IGNORED);
    if (outcome == Recorded.IGNORED) {
      metrics.count(Metric.FeedbackIgnored, 1);
    }
    log.event("feedback.received")
        .constant("kind", feedback.kind())
        .constant("outcome", outcome)
        .write();
    return outcome;
  }

  private Recorded record(Controller controller, Owed owed, SesFeedback feedback) {
    return switch (feedback.kind()) {
      case DELIVERED -> delivered(owed);
      case BOUNCED -> ended(controller, owed, feedback, Action.MAIL_BOUNCED, Metric.MailsBounced);
      case COMPLAINED ->
          ended(controller, owed, feedback, Action.MAIL_COMPLAINED, Metric.MailsComplained);
      case REJECTED -> ended(controller, owed, feedback, Action.MAIL_FAILED, Metric.MailsFailed);
      case DELAYED -> {
        metrics.count(Metric.MailsDelayed, 1);
        yield Recorded.RECORDED;
      }
      case OTHER -> Recorded.IGNORED;
    };
  }

  private Recorded delivered(Owed owed) {
    return outbox.noteDelivered(owed.controller(), owed.id()) ? Recorded.RECORDED : Recorded.KNOWN;
  }

  private Recorded ended(
      Controller controller, Owed owed, SesFeedback feedback, Action action, Metric metric) {
    Instant now = clock.instant();
    List<Write> items = new ArrayList<>();
    items.add(
        outbox.noteFeedback(
            controller.id(), owed.id(), feedback.feedbackId(), feedback.kind().text()));
    items.addAll(suppressing(controller, feedback, now));
    String about = owed.obligation().about();
    Delivery.State how = Delivery.State.of(feedback.kind().text());
    boolean noted =
        lostMails.note(
            controller,
            owed,
            how,
            action,
            ACTOR,
            now,
            items,
            () -> about(controller, about, feedback.kind(), action, now));
    if (noted) {
      metrics.count(metric, 1);
      return Recorded.RECORDED;
    }
    return outbox.find(controller.id(), owed.id()).isEmpty()
        ? afterErasure(controller, feedback)
        : Recorded.KNOWN;
  }

  /// What stands about it in the change log of the entry that the mail was about.
  private UnitOfWork about(
      Controller controller, String about, SesFeedback.Kind kind, Action action, Instant now) {
    UnitOfWork unit = work.of(controller, ACTOR, now);
    return returnedMails.stop(unit, controller.id(), about, kind)
        ? unit
        : chains.log(unit, controller.id(), about, action);
  }

  /// What is told of a mail whose obligation is forgotten, because what it was about was erased:
  /// the address alone is noted.
  private Recorded afterErasure(Controller controller, SesFeedback feedback) {
    Instant now = clock.instant();
    List<Write> notes = suppressing(controller, feedback, now);
    if (notes.isEmpty()) {
      return Recorded.IGNORED;
    }
    work.of(controller, ACTOR, now).also(notes).commit();
    return Recorded.RECORDED;
  }

  private List<Write> suppressing(Controller controller, SesFeedback feedback, Instant now) {
    Optional<SuppressionReason> reason = feedback.kind().suppression();
    if (reason.isEmpty()) {
      return List.of();
    }
    Instant forgetAt = controller.evidence().ledgerGone(now);
    // The firm's own mailboxes must go on getting what visitors write, whatever happened to a mail.
    return feedback.recipients().stream()
        .filter(address -> !OwnAddresses.contain(controller, address))
        .map(address -> digests.of(controller.id(), address))
        .distinct()
        .map(digest -> ledger.suppress(controller.id(), digest, reason.get(), now, forgetAt))
        .toList();
  }
}
