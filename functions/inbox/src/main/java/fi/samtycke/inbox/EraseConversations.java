package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.subject.EraseConversation;
import fi.samtycke.stores.subject.EraseConversation.Erased;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases conversations that the caller may erase (D10), one by one: what stops one stops no other.
final class EraseConversations {
  /// More would not fit into the time of one request.
  private static final int MOST_ITEMS = 2_000;

  private final ConversationStore conversations;
  private final VisibleConversations visible;
  private final EraseConversation erase;
  private final InstantSource clock;
  private final Log log;

  EraseConversations(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.visible = new VisibleConversations(conversations);
    this.erase = new EraseConversation(wiring, dynamoDb, work);
    this.clock = wiring.clock();
    this.log = wiring.log();
  }

  /// What became of one.
  enum Outcome {
    ERASED,
    /// A hold forbids it (GDPR Art. 17(3)); whoever places holds may lift it.
    HELD,
    /// There is none, or none that the caller may erase.
    UNKNOWN,
    /// It is as it was, or half cleared away; the caller asks again.
    TRY_AGAIN
  }

  /// @param ids as they were sent
  /// @return the same ids in the same order, each once
  Map<String, Outcome> erase(
      Controller controller, Rights rights, Collection<String> ids, AccessReason reason) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    int items = 0;
    for (String id : ids) {
      if (!EntryId.isWellFormed(id)) {
        outcomes.put(id, Outcome.UNKNOWN);
      } else if (items >= MOST_ITEMS) {
        outcomes.put(id, Outcome.TRY_AGAIN);
      } else if (!outcomes.containsKey(id)) {
        EntryId entry = new EntryId(id);
        switch (Attempt.at(() -> erase(controller, rights, entry, reason))) {
          case Attempt.Done<Erased>(Erased.Gone(int erased)) -> {
            items += erased;
            outcomes.put(id, erased > 0 ? Outcome.ERASED : Outcome.UNKNOWN);
          }
          case Attempt.Done<Erased>(Erased.Held _) -> outcomes.put(id, Outcome.HELD);
          case Attempt.Faulted<Erased>(RuntimeException fault) -> {
            log.event("conversation.erasure-faulted").id("entryId", entry).fault(fault).write();
            outcomes.put(id, Outcome.TRY_AGAIN);
          }
        }
      }
    }
    return outcomes;
  }

  /// @return gone with 0 items for an unknown one
  Erased erase(Controller controller, Rights rights, EntryId id, AccessReason reason) {
    Instant now = clock.instant();
    Optional<Stored> found = visible.find(controller, rights, Rights.Act.ERASE, id, now);
    if (found.isPresent()) {
      Actor actor = new Actor.Staff(rights.subject());
      return erase.erase(controller, found.get(), actor, reason, now);
    }
    boolean begun =
        conversations
            .erasing(controller.id(), id)
            .filter(channel -> rights.may(Rights.Act.ERASE, channel))
            .isPresent();
    if (begun) {
      erase.finish(controller.id(), id);
    }
    return new Erased.Gone(begun ? 1 : 0);
  }
}
