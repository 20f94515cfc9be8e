package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeStore;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.PageQuery;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What people see of the purges, ask for and put off. Nothing here touches the mailbox: the next
/// run of the schedule does.
final class ManagePurges {
  private final PurgeStore purges;
  private final PurgeSteps steps;
  private final InstantSource clock;

  ManagePurges(Wiring wiring, DynamoDbClient dynamoDb) {
    this.purges = new PurgeStore(wiring, dynamoDb);
    this.steps = new PurgeSteps(wiring, dynamoDb, new Work(wiring, dynamoDb, new SecureRandom()));
    this.clock = wiring.clock();
  }

  record Found(List<Stored> purges, Optional<String> nextCursor) {}

  Found list(Controller controller, PageQuery query) {
    Listings.Page<EntryId> page = purges.list(controller.id(), query.cursor(), query.limit());
    List<Stored> found =
        page.rows().stream().map(id -> one(controller, id)).flatMap(Optional::stream).toList();
    return new Found(found, page.next());
  }

  Optional<Stored> one(Controller controller, EntryId id) {
    return purges.find(controller.id(), id);
  }

  /// Asks for a purge. One of a mailbox is open at most: when one is, that is the one, and it
  /// begins at once when that is wished.
  EntryId request(Controller controller, MailboxName mailbox, boolean atOnce, String subject) {
    Actor actor = new Actor.Staff(subject);
    return Work.retry(() -> {
      Instant now = clock.instant();
      Optional<EntryId> open = purges.mailbox(controller.id(), mailbox).open();
      return open.isEmpty()
          ? steps.request(controller, mailbox, Optional.empty(), atOnce, actor, now)
          : open.filter(id -> !atOnce || broughtForward(controller, id, actor, now));
    });
  }

  private boolean broughtForward(Controller controller, EntryId id, Actor actor, Instant now) {
    return one(controller, id)
        .filter(stored ->
            switch (stored.purge()) {
              case Purge.Requested _, Purge.Announced _ ->
                  steps.bringForward(controller, stored, actor, now);
              case Purge.Emptying _ -> true;
              case Purge.Emptied _, Purge.Stopped _ -> false;
            })
        .isPresent();
  }

  /// What came of putting off.
  enum Postponed {
    POSTPONED,
    /// It has been put off by as much as is declared.
    AT_ITS_LATEST,
    /// Not counted yet, begun, or over.
    NOT_ANNOUNCED
  }

  Postponed postpone(Controller controller, EntryId id, Actor actor) {
    return Work.retry(() -> {
      Optional<Stored> stored = one(controller, id);
      Optional<Postponable> may = stored.flatMap(seen -> Postponable.of(controller, seen));
      if (stored.isEmpty() || may.isEmpty()) {
        return Optional.of(Postponed.NOT_ANNOUNCED);
      }
      if (may.get().times() == 0) {
        return Optional.of(Postponed.AT_ITS_LATEST);
      }
      return steps.postpone(controller, stored.get(), may.get(), actor, clock.instant())
          ? Optional.of(Postponed.POSTPONED)
          : Optional.empty();
    });
  }
}
