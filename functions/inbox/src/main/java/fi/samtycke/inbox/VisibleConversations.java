package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The conversations that somebody may see: something was said in them, their period is not over,
/// they are not restricted, and they are of a register in which they may do what they are about to
/// do. All others are unknown.
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
    return !stored.keeping().restricted()
        && isVisible(controller, rights, act, stored.conversation(), now);
  }

  /// The same of one that stands in a list, and so is not restricted.
  static boolean isVisible(
      Controller controller,
      Rights rights,
      Rights.Act act,
      Conversation conversation,
      Instant now) {
    return mayBe(rights, act, conversation) && isWithinPeriod(controller, conversation, now);
  }

  /// Whether it is kept for a hold and for nothing else: it is restricted, or its period is over.
  /// It is in no list then, cannot be answered, and is read for the reason of a case or a claim
  /// only.
  static boolean isSetAside(Controller controller, Rights rights, Stored stored, Instant now) {
    boolean held = stored.keeping().isHeld(LocalDate.ofInstant(now, controller.zone()));
    Conversation conversation = stored.conversation();
    return mayBe(rights, Rights.Act.READ, conversation)
        && (stored.keeping().restricted()
            || (held && !isWithinPeriod(controller, conversation, now)));
  }

  private static boolean mayBe(Rights rights, Rights.Act act, Conversation conversation) {
    return conversation.lastSequence() > 0 && rights.may(act, conversation.channel());
  }

  private static boolean isWithinPeriod(
      Controller controller, Conversation conversation, Instant now) {
    return ConversationPeriods.end(controller, conversation).map(now::isBefore).orElse(true);
  }
}
