package fi.samtycke.stores.holds;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Part;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.holds.HoldStore.Place;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Places a hold beside a contact or a conversation, or lifts it, in one transaction with the log
/// entry. A contact that is restricted and a conversation whose period is over can be held as long
/// as something keeps them.
public final class HoldEntry {
  private final HoldStore holds;
  private final RegisterStore register;
  private final ConversationStore conversations;
  private final ConversationChanges conversationChanges;
  private final Work work;

  public HoldEntry(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.holds = new HoldStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.conversationChanges = new ConversationChanges(wiring, dynamoDb);
    this.work = work;
  }

  /// An entry as it was seen.
  ///
  /// @param remember that these holds are left, with the next line of its chain
  private record Seen(ChainHead head, BiFunction<List<Hold>, ChainHead, Write> remember) {}

  public boolean exists(Controller controller, Place place, EntryId entry, Instant now) {
    return find(controller, place, entry, now).isPresent();
  }

  /// Every hold on the entry, those that are over among them. Reads strongly.
  public List<Hold> holds(Controller controller, Place place, EntryId entry) {
    return holds.of(controller.id(), place, entry);
  }

  /// @return `false` when there is no such entry
  /// @throws ContentionException when others write again and again; nothing was written
  public boolean place(
      Controller controller, Place place, EntryId entry, Hold hold, Actor actor, Instant now) {
    Action action = place == Place.CONTACT ? Action.CONTACT_HELD : Action.CONVERSATION_HELD;
    return Work.retry(() -> {
      Optional<Seen> seen = find(controller, place, entry, now);
      if (seen.isEmpty()) {
        return Optional.of(false);
      }
      if (place == Place.CONVERSATION) {
        keepMessages(controller, entry);
      }
      List<Hold> left =
          Stream.concat(holds(controller, place, entry).stream(), Stream.of(hold)).toList();
      return work.of(controller, actor, now)
          .also(holds.place(controller.id(), place, entry, hold))
          .logged(entry, seen.get().head(), action, next -> seen.get().remember().apply(left, next))
          .commit(true);
    });
  }

  /// Lifts a hold, if it is there.
  ///
  /// @return `false` when there is no such entry
  /// @throws ContentionException as above
  public boolean lift(
      Controller controller, Place place, EntryId entry, EntryId hold, Actor actor, Instant now) {
    Action action =
        place == Place.CONTACT ? Action.CONTACT_HOLD_LIFTED : Action.CONVERSATION_HOLD_LIFTED;
    return Work.retry(() -> {
      Optional<Seen> seen = find(controller, place, entry, now);
      List<Hold> all = holds(controller, place, entry);
      List<Hold> left = all.stream().filter(each -> !each.id().equals(hold)).toList();
      if (seen.isEmpty() || left.size() == all.size()) {
        return Optional.of(seen.isPresent());
      }
      return work.of(controller, actor, now)
          .also(holds.lift(controller.id(), place, entry, hold))
          .logged(entry, seen.get().head(), action, next -> seen.get().remember().apply(left, next))
          .commit(true);
    });
  }

  private Optional<Seen> find(Controller controller, Place place, EntryId entry, Instant now) {
    var id = controller.id();
    return switch (place) {
      case CONTACT ->
          register
              .find(id, entry)
              .map(contact ->
                  new Seen(
                      contact.head(),
                      (_, next) -> register.remember(id, entry, contact.head(), next)));
      case CONVERSATION ->
          conversations
              .find(id, entry)
              .filter(stored -> isKept(controller, stored, now))
              .map(stored ->
                  new Seen(
                      stored.head(),
                      (left, next) ->
                          conversationChanges.hold(
                              id, stored, Hold.lastDay(left), controller.zone(), now, next)));
    };
  }

  private static boolean isKept(
      Controller controller, ConversationStore.Stored stored, Instant now) {
    boolean over =
        ConversationPeriods.end(controller, stored.conversation())
            .filter(end -> !now.isBefore(end))
            .isPresent();
    boolean held = stored.keeping().isHeld(LocalDate.ofInstant(now, controller.zone()));
    return stored.conversation().lastSequence() > 0 && (held || !over);
  }

  /// DynamoDB's own clean-up is to leave the messages alone. Whoever writes another one meanwhile
  /// changes the head, and the hold is tried again.
  private void keepMessages(Controller controller, EntryId entry) {
    work.writeInBatches(
        conversations.parts(controller.id(), entry).stream()
            .filter(Part::net)
            .map(part -> conversationChanges.keepPart(controller.id(), entry, part))
            .toList());
  }
}
