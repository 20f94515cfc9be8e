package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.quarantine.QuarantineEntry.Answered;
import fi.samtycke.core.quarantine.QuarantineEntry.Entered;
import fi.samtycke.core.quarantine.QuarantineEntry.Stopped;
import fi.samtycke.core.quarantine.QuarantineEntry.Waiting;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Shown;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.PageQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What staff see of the quarantine, and how they take an entry back. An entry whose time is over
/// is gone here too, before the sweep has been.
final class ManageQuarantine {
  private final QuarantineStore quarantine;
  private final QuarantineExit exit;
  private final Work work;
  private final InstantSource clock;

  ManageQuarantine(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.exit = new QuarantineExit(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  /// @param everybodys whether the caller sees entries of others
  Listings.Page<Shown> list(
      Controller controller, String subject, boolean everybodys, PageQuery query) {
    Instant now = clock.instant();
    return quarantine.list(
        controller.id(),
        everybodys ? Optional.empty() : Optional.of(new Actor.Staff(subject)),
        shown -> isWaiting(shown.entry(), true, now),
        query.cursor(),
        query.limit());
  }

  Optional<Stored> one(Controller controller, EntryId id, String subject, boolean everybodys) {
    Instant now = clock.instant();
    String self = new Actor.Staff(subject).text();
    return quarantine
        .find(controller.id(), id)
        .filter(stored -> isWaiting(stored.entry(), stored.address().isPresent(), now))
        .filter(stored -> everybodys || stored.data().orElseThrow().enteredBy().equals(self));
  }

  private static boolean isWaiting(QuarantineEntry entry, boolean admitted, Instant now) {
    return switch (entry) {
      case Waiting waiting -> now.isBefore(waiting.answerBy());
      case Entered _ -> admitted;
      case Answered _, Stopped _ -> false;
    };
  }

  /// Erases the entry at once; its links open nothing from then on.
  ///
  /// @return `false` when there is no such entry, or it was answered in the same moment
  /// @throws ContentionException when the entry changes again and again without being answered
  boolean withdraw(Controller controller, EntryId id, String subject, boolean everybodys) {
    return Work.retry(() -> {
      Optional<Stored> found = one(controller, id, subject, everybodys);
      if (found.isEmpty()) {
        return Optional.of(false);
      }
      UnitOfWork unit = work.of(controller, new Actor.Staff(subject), clock.instant());
      Write erased = quarantine.erase(controller.id(), found.get());
      exit.end(unit, controller.id(), found.get(), Action.QUARANTINE_WITHDRAWN, erased);
      return unit.commit(true);
    });
  }
}
