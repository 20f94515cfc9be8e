package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.stores.ConversationPeriods;
import fi.samtycke.stores.ConversationStore;
import fi.samtycke.stores.ConversationStore.Stored;
import java.time.Instant;
import java.util.Optional;

/// The conversations that somebody may see: something was said in them, their period is not over,
/// and they are of a register in which he may do what he is about to do. All others are unknown.
final class VisibleConversations {
  private final ConversationStore conversations;

  VisibleConversations(ConversationStore conversations) {
    this.conversations = conversations;
  }

  /// Reads strongly.
  Optional<Stored> find(
      Controller controller, Rights rights, Rights.Act act, EntryId id, Instant now) {
    return conversations
        .find(controller.id(), id)
        .filter(stored -> isVisible(controller, rights, act, stored, now));
  }

  static boolean isVisible(
      Controller controller, Rights rights, Rights.Act act, Stored stored, Instant now) {
    Conversation conversation = stored.conversation();
    return conversation.lastSequence() > 0
        && rights.may(act, conversation.channel())
        && ConversationPeriods.end(controller, conversation).map(now::isBefore).orElse(true);
  }
}
