package fi.samtycke.mail;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.stores.DigestKeyStore;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.LedgerStore;
import fi.samtycke.stores.Log;
import fi.samtycke.stores.Metrics;
import fi.samtycke.stores.Metrics.Metric;
import fi.samtycke.stores.OutboxStore;
import fi.samtycke.stores.OutboxStore.Owed;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Records what became of a mail that we sent. A permanent bounce and a complaint suppress the
/// address and stand in the change log of the entry; what others sent is not touched, and no entry
/// is made, brought back or erased. Every effect happens once, however often SES tells it.
final class RecordFeedback {
  private static final Actor ACTOR = new Actor.Schedule("RecordFeedback");

  private final Declarations declarations;
  private final OutboxStore outbox;
  private final LedgerStore ledger;
  private final Digests digests;
  private final LoggedWrites writes;
  private final InstantSource clock;
  private final Log log;
  private final Metrics metrics;

  RecordFeedback(
      Wiring wiring, Declarations declarations, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.declarations = declarations;
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.writes = new LoggedWrites(wiring, dynamoDb, random);
    this.clock = wiring.clock();
    this.log = wiring.log();
    this.metrics = new Metrics(wiring);
  }

  /// What was done about it.
  enum Outcome {
    RECORDED,
    /// It was recorded before, or says less than what was.
    KNOWN,
    /// Not about a mail of ours that is still remembered, or of no use.
    IGNORED
  }

  Outcome record(SesFeedback feedback) {
    Optional<Controller> controller = declarations.find(feedback.controller());
    Optional<Owed> owed =
        controller.isPresent() && feedback.obligation().isPresent()
            ? outbox.find(controller.get().id(), feedback.obligation().get())
            : Optional.empty();
    Outcome outcome =
        controller.isPresent() && owed.isPresent() && feedback.isUsable()
            ? record(controller.get(), owed.get(), feedback)
            : Outcome.IGNORED;
    if (outcome == Outcome.IGNORED) {
      metrics.count(Metric.FeedbackIgnored, 1);
    }
    log.event("feedback.received")
        .constant("kind", feedback.kind())
        .constant("outcome", outcome)
        .write();
    return outcome;
  }

  private Outcome record(Controller controller, Owed owed, SesFeedback feedback) {
    return switch (feedback.kind()) {
      case DELIVERED -> delivered(owed);
      case BOUNCED -> ended(controller, owed, feedback, Action.MAIL_BOUNCED, Metric.MailsBounced);
      case COMPLAINED ->
          ended(controller, owed, feedback, Action.MAIL_COMPLAINED, Metric.MailsComplained);
      case REJECTED -> ended(controller, owed, feedback, Action.MAIL_FAILED, Metric.MailsFailed);
      case DELAYED -> {
        metrics.count(Metric.MailsDelayed, 1);
        yield Outcome.RECORDED;
      }
      case OTHER -> Outcome.IGNORED;
    };
  }

  private Outcome delivered(Owed owed) {
    return outbox.noteDelivered(owed.controller(), owed.id()) ? Outcome.RECORDED : Outcome.KNOWN;
  }

  private Outcome ended(
      Controller controller, Owed owed, SesFeedback feedback, Action action, Metric metric) {
    Instant now = clock.instant();
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        outbox.noteFeedback(
            controller.id(), owed.id(), feedback.feedbackId(), feedback.kind().text()));
    items.addAll(suppressing(controller, feedback, now));
    while (true) {
      switch (writes.write(controller.id(), owed.obligation().about(), action, ACTOR, now, items)) {
        case Transactions.Outcome.Written() -> {
          metrics.count(metric, 1);
          return Outcome.RECORDED;
        }
        case Transactions.Outcome.Refused(Set<Integer> positions) -> {
          if (positions.contains(0)) {
            return Outcome.KNOWN;
          }
          // These addresses were suppressed before, and stay so.
          new TreeSet<>(positions)
              .descendingSet()
              .forEach(position -> items.remove((int) position));
        }
      }
    }
  }

  private List<TransactWriteItem> suppressing(
      Controller controller, SesFeedback feedback, Instant now) {
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().ledger()).toInstant();
    return feedback.recipients().stream()
        .filter(address -> !isOwn(controller, address))
        .map(EmailAddress::comparable)
        .distinct()
        .map(address -> digests.digest(controller.id(), Digests.Use.ADDRESS, address))
        .map(digest ->
            ledger.suppress(controller.id(), digest, feedback.kind().text(), now, forgetAt))
        .collect(Collectors.toList());
  }

  /// The firm's own mailboxes must go on getting what visitors write, whatever happened to one
  /// mail.
  private static boolean isOwn(Controller controller, EmailAddress address) {
    return address.value().equalsIgnoreCase(controller.mail().from())
        || address.value().equalsIgnoreCase(controller.mail().info())
        || controller.registers().stream()
            .anyMatch(
                register -> address.value().equalsIgnoreCase(register.responsible().contact()));
  }
}
