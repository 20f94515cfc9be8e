package fi.samtycke.stores.holds;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Part;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.holds.HoldStore.Place;
import fi.samtycke.stores.register.RegisterStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Places a hold beside a contact or a conversation, or lifts it, in one transaction with the log
/// entry. A contact that is restricted and a conversation whose period is over can be held as long
/// as something keeps them.
public final class HoldEntry {
  private static final int TRIES = 12;
  private static final int AT_ONCE = 25;

  private final HoldStore holds;
  private final RegisterStore register;
  private final ConversationStore conversations;
  private final ConversationChanges conversationChanges;
  private final ChangeLogStore log;
  private final Transactions transactions;
  private final RandomGenerator random;

  public HoldEntry(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.holds = new HoldStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.conversationChanges = new ConversationChanges(wiring);
    this.log = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
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
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Seen> seen = find(controller, place, entry, now);
      if (seen.isEmpty()) {
        return false;
      }
      if (place == Place.CONVERSATION) {
        keepMessages(controller, entry);
      }
      List<Hold> left =
          Stream.concat(holds(controller, place, entry).stream(), Stream.of(hold)).toList();
      Write part = holds.place(controller.id(), place, entry, hold);
      if (write(controller, seen.get(), new Change(entry, now, actor, action), part, left)) {
        return true;
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  /// Lifts a hold, if it is there.
  ///
  /// @return `false` when there is no such entry
  /// @throws ContentionException as above
  public boolean lift(
      Controller controller, Place place, EntryId entry, EntryId hold, Actor actor, Instant now) {
    Action action =
        place == Place.CONTACT ? Action.CONTACT_HOLD_LIFTED : Action.CONVERSATION_HOLD_LIFTED;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Seen> seen = find(controller, place, entry, now);
      List<Hold> all = holds(controller, place, entry);
      List<Hold> left = all.stream().filter(each -> !each.id().equals(hold)).toList();
      if (seen.isEmpty() || left.size() == all.size()) {
        return seen.isPresent();
      }
      Write part = holds.lift(controller.id(), place, entry, hold);
      if (write(controller, seen.get(), new Change(entry, now, actor, action), part, left)) {
        return true;
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  private boolean write(
      Controller controller, Seen seen, Change change, Write part, List<Hold> left) {
    LoggedChange line = seen.head().append(controller.id(), change);
    List<Write> items = List.of(part, seen.remember().apply(left, line.head()), log.append(line));
    return transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
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
    List<Part> messages =
        conversations.parts(controller.id(), entry).stream().filter(Part::net).toList();
    for (int from = 0; from < messages.size(); from += AT_ONCE) {
      transactions.write(
          EntryId.random(random).value(),
          messages.subList(from, Math.min(from + AT_ONCE, messages.size())).stream()
              .map(part -> conversationChanges.keepPart(controller.id(), entry, part))
              .toList());
    }
  }
}
